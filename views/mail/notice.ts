import type { Reader } from '../text/reader.ts'
import { letterParts } from './letter.tsx'

export type NoticeProps = { reader: Reader; firm: string; link: string; toStaff: boolean }

/** Says that there is something, and never what: a mail lies open in many places. */
export function noticeLetter({ reader, firm, link, toStaff }: NoticeProps) {
  const words = reader.text.mail
  const news = toStaff ? words.newForStaff : words.newForYou(firm)
  return {
    subject: words.newSubject,
    ...letterParts({ reader, firm, paragraphs: [news, words.openPortal], link }),
  }
}
