import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { CalendarAudience, CalendarKind, EventShape, EventWords } from './vocabulary.ts'

type Key = Pick<Vault, 'matter'>

export type CalendarEvent = EventShape & {
  id: string
  matterId: string
  /** Of what was changed in one date: its series, and the wall time that the series gave it. */
  seriesId: string | null
  recurrence: string | null
  audience: CalendarAudience
  createdAt: string
  changedAt: string
  sharedAt: string | null
  cancelledAt: string | null
  sequence: number
}

export type SealedEventWords = {
  titleEn: Sealed<'calendar_events.title_en'> | null
  titleFr: Sealed<'calendar_events.title_fr'> | null
  notesEn: Sealed<'calendar_events.notes_en'> | null
  notesFr: Sealed<'calendar_events.notes_fr'> | null
  bringEn: Sealed<'calendar_events.bring_en'> | null
  bringFr: Sealed<'calendar_events.bring_fr'> | null
  place: Sealed<'calendar_events.place'> | null
  videoUrl: Sealed<'calendar_events.video_url'> | null
}

export type EventRow = SealedEventWords &
  Omit<CalendarEvent, keyof EventWords | 'allDay'> & { allDay: number; kind: CalendarKind }

export const EVENT_COLUMNS = `calendar_events.id as id, calendar_events.matter_id as matterId, series_id as seriesId, recurrence,
  kind, audience, time_zone as timeZone, all_day as allDay, calendar_events.starts as starts, ends, rule,
  title_en as titleEn, title_fr as titleFr, notes_en as notesEn, notes_fr as notesFr, bring_en as bringEn,
  bring_fr as bringFr, place, video_url as videoUrl, calendar_events.created_at as createdAt,
  changed_at as changedAt, shared_at as sharedAt, calendar_events.cancelled_at as cancelledAt, sequence`

export function openEvent(vault: Key, row: EventRow): CalendarEvent {
  const { titleEn, titleFr, notesEn, notesFr, bringEn, bringFr, place, videoUrl, ...plain } = row
  const { id } = row
  const key = vault.matter(row.matterId)
  return {
    ...plain,
    allDay: row.allDay === 1,
    title: {
      ...(titleEn && { en: key.open('calendar_events.title_en', id, titleEn) }),
      ...(titleFr && { fr: key.open('calendar_events.title_fr', id, titleFr) }),
    },
    notes: {
      ...(notesEn && { en: key.open('calendar_events.notes_en', id, notesEn) }),
      ...(notesFr && { fr: key.open('calendar_events.notes_fr', id, notesFr) }),
    },
    bring: {
      ...(bringEn && { en: key.open('calendar_events.bring_en', id, bringEn) }),
      ...(bringFr && { fr: key.open('calendar_events.bring_fr', id, bringFr) }),
    },
    place: place && key.open('calendar_events.place', id, place),
    videoUrl: videoUrl && key.open('calendar_events.video_url', id, videoUrl),
  }
}

export function sealWords(vault: Key, matterId: string, id: string, words: EventWords): SealedEventWords {
  const key = vault.matter(matterId)
  const { title, notes, bring, place, videoUrl } = words
  return {
    titleEn: title.en ? key.seal('calendar_events.title_en', id, title.en) : null,
    titleFr: title.fr ? key.seal('calendar_events.title_fr', id, title.fr) : null,
    notesEn: notes.en ? key.seal('calendar_events.notes_en', id, notes.en) : null,
    notesFr: notes.fr ? key.seal('calendar_events.notes_fr', id, notes.fr) : null,
    bringEn: bring.en ? key.seal('calendar_events.bring_en', id, bring.en) : null,
    bringFr: bring.fr ? key.seal('calendar_events.bring_fr', id, bring.fr) : null,
    place: place ? key.seal('calendar_events.place', id, place) : null,
    videoUrl: videoUrl ? key.seal('calendar_events.video_url', id, videoUrl) : null,
  }
}
