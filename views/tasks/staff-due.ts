import type { Reader } from '../text/reader.ts'

/** A due day as the firm reads it; null where there is none. */
export function staffDue(
  { text, format }: Reader,
  { dueOn, isLate }: { dueOn: string | null; isLate: boolean },
  now: string,
): string | null {
  if (!dueOn) return null
  const { tasks, asked } = text
  if (isLate) return tasks.late(format.date(dueOn))
  const day = format.relativeDay(dueOn, now)
  return day === format.relativeDay(now, now) ? asked.today : tasks.due(day)
}
