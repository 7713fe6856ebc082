import type { Counts, Part } from '../../src/notices/digest-parts.ts'
import type { Reader } from '../text/reader.ts'
import { letterParts } from './letter.tsx'

export type DigestProps = {
  reader: Reader
  firm: string
  link: string
  /** To the page where such letters are declined. */
  leave: string
  counts: Counts
  isWeekly: boolean
  toStaff: boolean
}

const ORDER = [
  'late',
  'dates',
  'tasks',
  'given',
  'documents',
  'messages',
  'updates',
  'opened',
  'confirmed',
  'other',
] as const satisfies readonly Part[]

/** How many of what, and never which: a mail lies open in many places. */
export function digestLetter({ reader, firm, link, leave, counts, isWeekly, toStaff }: DigestProps) {
  const words = reader.text.mail
  const parts = toStaff ? words.partsForStaff : words.partsForYou
  const { late, ...news } = counts
  const isOnlyLate = late !== undefined && Object.keys(news).length === 0
  const intro = isOnlyLate ? words.digestLate : toStaff ? words.digestForStaff : words.digestForYou(firm)
  return {
    subject: isWeekly ? words.weeklySubject : words.dailySubject,
    ...letterParts({
      reader,
      firm,
      paragraphs: [intro],
      list: ORDER.flatMap((part) => (counts[part] ? [parts[part](counts[part])] : [])),
      lead: words.openPortal,
      link,
      foot: [`${words.digestLess} ${leave}`],
    }),
  }
}
