import { dueWords } from '../asked/due.ts'
import type { Reader } from '../text/reader.ts'

/** A due day as the firm reads it; null where there is none. */
export function staffDue(
  reader: Reader,
  thing: { dueOn: string | null; isLate: boolean },
  now: string,
): string | null {
  const { text, format } = reader
  return thing.isLate && thing.dueOn
    ? text.tasks.late(format.relativeDay(thing.dueOn, now))
    : dueWords(reader, thing, now)
}
