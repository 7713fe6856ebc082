import type { SafeContactNote } from '../../src/safe-contacts/read.ts'
import { hourName } from '../preferences/hour.ts'
import type { Reader } from '../text/reader.ts'

/** What was agreed, in a few words each. */
export function safeContactRules(
  reader: Reader,
  { noVoicemail, hours, workingDays }: Pick<SafeContactNote, 'noVoicemail' | 'hours' | 'workingDays'>,
): string[] {
  const text = reader.text.safeContacts
  const hour = (one: number) => hourName(one, reader.language)
  return [
    noVoicemail && text.noVoicemail,
    hours && text.only(hour(hours.from), hour(hours.until)),
    workingDays && text.weekdays,
  ].filter((rule) => typeof rule === 'string')
}
