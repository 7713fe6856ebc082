import { plainEmail } from '../people/email.ts'
import type { Person } from '../people/queries.ts'

/** Whether a mail to this person is tried at all. */
export function isReachable({ status, mailState, email }: Person): boolean {
  return status === 'active' && mailState === 'ok' && plainEmail(email) !== null
}
