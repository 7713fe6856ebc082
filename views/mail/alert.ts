import type { Reader } from '../text/reader.ts'
import { letterParts } from './letter.tsx'

/** What somebody is warned of: each lets whoever did it come in as them. */
export type Alert = 'passkey' | 'link' | 'email'
/** `at`: an ISO 8601 instant; `link`: to the page of the reader's account. */
export type AlertProps = { reader: Reader; firm: string; link: string; alert: Alert; at: string }

/** Says what kind of thing changed and when, and neither whose device nor who did it. */
export function alertLetter({ reader, firm, link, alert, at }: AlertProps) {
  const words = reader.text.mail
  const changed = words.alerts[alert](reader.format.dateTime(at))
  return {
    subject: words.alertSubject,
    ...letterParts({ reader, firm, paragraphs: [changed, words.alertNotYou, words.alertWhere], link }),
  }
}
