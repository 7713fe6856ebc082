import { Elysia } from 'elysia'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { ParticipantsPage } from '../../views/messages/participants-page.tsx'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { formText } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { writtenFor } from '../languages/words.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { changeParticipants } from './change-participants.ts'
import { participantsOf, possibleParticipants } from './participants.ts'
import { getThread } from './queries.ts'

/** Who takes part in a conversation: for the firm to say. */
export const messageParticipants = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/messages/:threadId/participants' })
    .use(staffSide(deps))
    .get('/', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
      return participantsPage({ deps, frame, access, threadId: params.threadId })
    })
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'messages:edit')
        const { matterId, threadId } = params
        const chosen = [...new Set(new URLSearchParams(body ?? '').getAll('person'))]
        return formResult(
          () => {
            changeParticipants(deps, access, threadId, chosen)
            return seeOther(`/firm/matters/${matterId}/messages/${threadId}`)
          },
          (problem) => participantsPage({ deps, frame, access, threadId }, chosen, problem),
        )
      },
      formText,
    )

type Shown = { deps: Deps; frame: StaffFrame; access: StaffAccess<'messages:read'>; threadId: string }

function participantsPage(
  { deps, frame, access, threadId }: Shown,
  chosen?: readonly string[],
  problem?: Problem,
) {
  const thread = getThread(deps.db, deps.vault, access, threadId)
  const present = participantsOf(deps, thread).map(({ id }) => id)
  const [people, problems] = [possibleParticipants(deps, access), problemsOf(frame.reader, problem)]
  const subject = writtenFor(thread.subject, access.viewer.language)
  const page = { frame, matter: readMatterHeading(deps, access), threadId, subject }
  return <ParticipantsPage {...page} {...{ people, chosen: chosen ?? present, problems }} />
}
