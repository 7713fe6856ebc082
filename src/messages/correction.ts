import type { Correcting } from '../../views/messages/correct-page.tsx'
import type { Reader } from '../../views/text/reader.ts'
import type { ContributeMessages } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { type Problem, problemsOf } from '../http/forms.ts'
import { getOwnMessage, type MessagePath } from './correct.ts'
import type { MessageForm } from './form.ts'
import { languagesFor, participantsOf } from './participants.ts'

/** The form in which somebody corrects a message of theirs. */
export function readCorrection(
  deps: Deps,
  access: ContributeMessages,
  reader: Reader,
  path: MessagePath,
  refused?: { form: MessageForm; problem: Problem },
): Correcting {
  const { thread, message } = getOwnMessage(deps, access, path)
  if (message.withdrawnAt) throw new NotFound()
  const isStaff = access.viewer.kind === 'staff'
  return {
    threadId: path.threadId,
    messageId: path.messageId,
    body: refused?.form.body ?? message.body,
    languages: isStaff ? languagesFor(deps, participantsOf(deps, thread)) : null,
    problems: problemsOf(reader, refused?.problem),
  }
}
