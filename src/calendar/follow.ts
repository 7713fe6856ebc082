import type { EventInput } from './check.ts'
import type { CalendarEvent } from './row.ts'
import type { EventShape } from './vocabulary.ts'

/** A series as it was, and who came to its dates. */
export type Former = EventShape & { personIds: readonly string[] }

/**
 * What a date that was changed apart from its series becomes when the series changes: it follows in whatever was never
 * changed in it alone, and keeps its own time and the rest. Null where nothing of it is different.
 */
export function followedBy(
  one: CalendarEvent & { personIds: readonly string[] },
  was: Former,
  now: EventInput,
): EventInput | null {
  const { kind, title, notes, bring, place, videoUrl, personIds } = one
  const followed = {
    kind: kind === was.kind ? now.kind : kind,
    title: isSame(title, was.title) ? now.title : title,
    notes: isSame(notes, was.notes) ? now.notes : notes,
    bring: isSame(bring, was.bring) ? now.bring : bring,
    place: place === was.place ? now.place : place,
    videoUrl: videoUrl === was.videoUrl ? now.videoUrl : videoUrl,
    personIds: isSame([...personIds].sort(), [...was.personIds].sort()) ? now.personIds : personIds,
  }
  if (isSame(followed, { kind, title, notes, bring, place, videoUrl, personIds })) return null
  const { audience, timeZone, allDay, starts, ends } = one
  return { ...followed, audience, timeZone, allDay, starts, ends, rule: null }
}

/** Texts in both languages, whatever order they are named in, and lists. */
function isSame(a: unknown, b: unknown): boolean {
  return Bun.deepEquals(written(a), written(b))
}

/** A text that is empty is none. */
function written(value: unknown): unknown {
  if (Array.isArray(value) || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, text]) => text)
      .map(([name, text]) => [name, written(text)]),
  )
}
