import type { Reader } from '../text/reader.ts'

/** Until when something is asked for, said so that nobody is frightened; null where there is no day. */
export function dueWords(
  { text, format }: Reader,
  { dueOn, isLate }: { dueOn: string | null; isLate: boolean },
  now: string,
): string | null {
  if (!dueOn) return null
  const words = text.asked
  if (isLate) return words.late(format.relativeDay(dueOn, now))
  const day = format.relativeDay(dueOn, now)
  return day === format.relativeDay(now, now) ? words.today : words.by(day)
}
