import { Elysia, t } from 'elysia'
import { DiscretionPage } from '../../views/discretion/discretion-page.tsx'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { USUAL_EXITS } from '../quick-exit/address.ts'
import { changeDiscretion, type DiscretionForm } from './change.ts'

const DISCRETION = '/firm/settings/discretion'

/** Neutral e-mails, and where a client is taken who leaves in a hurry: for the firm's owners. */
export const discretion = (deps: Deps) =>
  new Elysia({ prefix: DISCRETION })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame }) => {
      FirmAccess.open(viewer, 'firm:manage')
      return discretionPage(deps, frame)
    })
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const access = FirmAccess.open(viewer, 'firm:manage')
        return formResult(
          () => {
            changeDiscretion(deps, access, body)
            return seeOther(DISCRETION)
          },
          (problem) => discretionPage(deps, frame, { problem, form: body }),
        )
      },
      { body: t.Object({ neutralSender: typed, exitAddress: typed }) },
    )

function discretionPage(
  deps: Deps,
  frame: StaffFrame,
  refused: { problem?: Problem; form?: DiscretionForm } = {},
) {
  const { neutralSender, exitAddress } = getFirm(deps.db, deps.vault)
  return (
    <DiscretionPage
      frame={frame}
      form={
        refused.form ?? {
          neutralSender: neutralSender ?? undefined,
          exitAddress: exitAddress ?? undefined,
        }
      }
      usualExit={USUAL_EXITS[frame.reader.language]}
      address={deps.config.smtp.from}
      problems={problemsOf(frame.reader, refused.problem)}
    />
  )
}
