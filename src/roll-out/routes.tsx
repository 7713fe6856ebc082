import { Elysia, t } from 'elysia'
import { LetterPage } from '../../views/roll-out/letter-page.tsx'
import { RollOutPage } from '../../views/roll-out/roll-out-page.tsx'
import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { typed } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import type { StaffViewer } from '../viewer.ts'
import { endPractice } from './end-practice.ts'
import { makePracticeMatter } from './practice.ts'
import { readRollOut } from './read.ts'
import { tickStep } from './tick.ts'

const PAGE = '/firm/roll-out'
const manage = (viewer: StaffViewer) => FirmAccess.open(viewer, 'roll-out:manage')

/** What a firm does before its clients come, ticked off as it is done, and the matter that it learns with. */
export const rollOut = (deps: Deps) =>
  new Elysia()
    .use(staffSide(deps))
    .get(PAGE, ({ viewer, frame }) => (
      <RollOutPage frame={frame} rollOut={readRollOut(deps, manage(viewer))} />
    ))
    .post(
      `${PAGE}/steps`,
      ({ viewer, body }) => {
        tickStep(deps, manage(viewer), { step: body.step, isDone: body.state === 'done' })
        return seeOther(`${PAGE}#step-${body.step}`)
      },
      { body: t.Object({ step: typed, state: typed }) },
    )
    .get(`${PAGE}/letter`, ({ viewer, frame }) => {
      manage(viewer)
      return <LetterPage frame={frame} phone={getFirm(deps.db, deps.vault).phone} origin={deps.origin} />
    })
    .post(`${PAGE}/practice-matter`, async ({ viewer }) => {
      const matterId = await makePracticeMatter(deps, manage(viewer))
      return seeOther(`/firm/matters/${matterId}`)
    })
    .post('/firm/matters/:matterId/practice/end', async ({ viewer, params: { matterId } }) => {
      await endPractice(deps, viewer, matterId)
      return seeOther(PAGE)
    })
