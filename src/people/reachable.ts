import { plainEmail } from './email.ts'
import type { Person } from './queries.ts'

/** Whether a mail to this person is tried at all. */
export function isReachable({
  status,
  mailState,
  email,
}: Pick<Person, 'status' | 'mailState' | 'email'>): boolean {
  return status === 'active' && mailState === 'ok' && plainEmail(email) !== null
}
