import { Invalid } from './errors.ts'
import { oneLine } from './written.ts'

const PHONE = /^\+?[\d\s().\-–x]{3,40}$/i

/** Throws `Invalid`. */
export function readPhone(typed: string | undefined): string | null {
  const phone = oneLine(typed)
  if (phone && !PHONE.test(phone)) throw new Invalid((text) => text.people.phoneWrong, 'phone')
  return phone || null
}
