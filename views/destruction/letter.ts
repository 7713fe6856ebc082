import { letterParts } from '../mail/letter.tsx'
import type { Reader } from '../text/reader.ts'

/** `at`: an ISO 8601 instant. */
export type DestructionLetterProps = {
  reader: Reader
  firm: string
  link: string
  step: 'requested' | 'approved'
  at: string
}

/** That somebody decided, and when; never on which matter. */
export function destructionLetter({ reader, firm, link, step, at }: DestructionLetterProps) {
  const words = reader.text.destruction.letter[step]
  const paragraphs = [words.what(reader.format.dateTime(at)), words.next]
  return { subject: words.subject, ...letterParts({ reader, firm, link, paragraphs }) }
}
