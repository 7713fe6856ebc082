import { letterParts } from '../mail/letter.tsx'
import type { Reader } from '../text/reader.ts'

/** `closesAt`: an ISO 8601 instant. */
type Props = { reader: Reader; firm: string; link: string; closesAt: string }

/** Says that something closes and when, and never what: a mail lies open in many places. */
export function closingLetter({ reader, firm, link, closesAt }: Props) {
  const words = reader.text.closing.mail
  const closes = words.closes(firm, reader.format.date(closesAt))
  return { subject: words.subject, ...letterParts({ reader, firm, paragraphs: [closes, words.take], link }) }
}
