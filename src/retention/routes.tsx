import { Elysia, t } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { MatterRetentionPage } from '../../views/retention/matter-retention-page.tsx'
import { RetentionPage } from '../../views/retention/retention-page.tsx'
import { FirmAccess, hasFreshPasskey, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { changePeriods, liftHold, type PeriodsForm, placeHold } from './change.ts'
import { periodsIn } from './period.ts'
import { findPeriods } from './queries.ts'
import { readHolds, readRetainedLines, readRetention } from './read.ts'
import { checked, rulesFrom } from './rules.ts'

/** How long closed matters are kept, and what holds up their destruction. */
export const retention = (deps: Deps) => new Elysia().use(ofFirm(deps)).use(ofMatter(deps))

const ofFirm = (deps: Deps) =>
  new Elysia({ prefix: '/firm/retention' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => firmPage(deps, frame, FirmAccess.open(viewer, 'firm:manage')))
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          () => {
            changePeriods(deps, access, body)
            return seeOther('/firm/retention')
          },
          (problem) => firmPage(deps, frame, access, { problem, values: body }),
        )
      },
      { body: t.Object({ file: typed, financial: typed, identity: typed }) },
    )

const ofMatter = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .get('/retention', ({ viewer, frame, params }) =>
      matterPage(deps, frame, StaffAccess.openWhateverPhase(deps, viewer, params.matterId, 'members:read')),
    )
    .post(
      '/holds',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.openWhateverPhase(deps, viewer, params.matterId, 'members:edit')
        return formResult(
          () => {
            placeHold(deps, viewer, access.matterId, body.reason)
            return seeOther(`/firm/matters/${access.matterId}/retention`)
          },
          (problem) => matterPage(deps, frame, access, { problem, reason: body.reason }),
        )
      },
      { body: t.Object({ reason: typed }) },
    )
    .post('/holds/:holdId/lifting', ({ viewer, params }) => {
      const access = StaffAccess.openWhateverPhase(deps, viewer, params.matterId, 'members:edit')
      liftHold(deps, viewer, access.matterId, params.holdId)
      return seeOther(`/firm/matters/${access.matterId}/retention`)
    })

function firmPage(
  deps: Deps,
  frame: StaffFrame,
  access: FirmAccess<'firm:manage'>,
  refused: { problem?: Problem; values?: PeriodsForm } = {},
) {
  const own = findPeriods(deps.db)
  const { province } = getFirm(deps.db, deps.vault)
  const present = Object.fromEntries(Object.entries(own).map(([name, years]) => [name, String(years)]))
  return (
    <RetentionPage
      frame={frame}
      matters={readRetainedLines(deps, access)}
      periods={periodsIn(province, own)}
      values={refused.values ?? present}
      problems={problemsOf(frame.reader, refused.problem)}
      fresh={hasFreshPasskey(deps, access.viewer)}
      rules={rulesFrom(province)}
      checked={checked}
    />
  )
}

function matterPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'members:read'>,
  refused: { problem?: Problem; reason?: string | undefined } = {},
) {
  return (
    <MatterRetentionPage
      frame={frame}
      matter={readMatterHeading(deps, access)}
      retention={readRetention(deps, access)}
      holds={readHolds(deps, access)}
      mayHold={access.narrowed('members:edit') !== null}
      problems={problemsOf(frame.reader, refused.problem)}
      reason={refused.reason ?? ''}
    />
  )
}
