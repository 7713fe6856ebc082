import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { WitnessesPage } from '../../views/witnesses/witnesses-page.tsx'
import { FirmAccess, hasFreshPasskey } from '../access.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { nameWitness, removeWitness, type WitnessForm } from './name.ts'
import { listWitnesses } from './queries.ts'

const WITNESSES = '/firm/settings/witnesses'

/** Who is sent the head of the log: for the firm's owners. */
export const witnesses = (deps: Deps) =>
  new Elysia({ prefix: WITNESSES })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => witnessesPage(deps, frame, FirmAccess.open(viewer, 'firm:manage')))
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          () => {
            nameWitness(deps, access, body)
            return seeOther(WITNESSES)
          },
          (problem) => witnessesPage(deps, frame, access, { problem, form: body }),
        )
      },
      { body: t.Object({ witnessEmail: typed, witnessLanguage: typed }) },
    )
    .post('/:witnessId/removal', ({ viewer, params }) => {
      removeWitness(deps, FirmAccess.open(viewer, 'firm:manage'), params.witnessId)
      return seeOther(WITNESSES)
    })

function witnessesPage(
  deps: Deps,
  frame: StaffFrame,
  access: FirmAccess<'firm:manage'>,
  refused: { problem?: Problem; form?: WitnessForm } = {},
) {
  return (
    <WitnessesPage
      frame={frame}
      witnesses={listWitnesses(deps.db, deps.vault, access)}
      form={refused.form ?? {}}
      problems={problemsOf(frame.reader, refused.problem)}
      fresh={hasFreshPasskey(deps, access.viewer)}
      hasServer={deps.config.smtp.host !== null}
    />
  )
}
