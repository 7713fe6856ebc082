import type { Catalogue } from '../../../views/text/catalogue.ts'
import type { Language } from '../../viewer.ts'
import { inLanguage } from '../../written.ts'
import type { CalendarEvent } from '../row.ts'
import type { CalendarItem } from './write.ts'

export type Apart = { eventId: string; starts: string }
type Words = Pick<CalendarItem, 'summary' | 'description' | 'location' | 'url'>

/**
 * The events as items of one calendar. `cancelled` and `moved` are dates of series that do not take place, or that stand
 * for themselves. A cancelled date goes by EXDATE, which every program follows; a whole event by its STATUS.
 */
export function calendarItems(
  events: readonly CalendarEvent[],
  { cancelled, moved }: { cancelled: readonly Apart[]; moved: readonly Apart[] },
  wordsOf: (event: CalendarEvent) => Words,
): CalendarItem[] {
  const series = new Map(events.filter(({ rule }) => rule !== null).map((event) => [event.id, event]))
  const standing = events.filter(
    ({ seriesId, cancelledAt }) => !(seriesId && series.has(seriesId) && cancelledAt),
  )
  const whole = standing.filter(({ seriesId }) => !(seriesId && series.get(seriesId)?.cancelledAt))
  const replaced = new Set(
    whole.flatMap(({ seriesId, recurrence }) =>
      seriesId && series.has(seriesId) ? [`${seriesId} ${recurrence}`] : [],
    ),
  )
  return whole.map((event) => {
    const gone = event.cancelledAt
      ? []
      : [...cancelled, ...moved].filter(
          ({ eventId, starts }) => eventId === event.id && !replaced.has(`${eventId} ${starts}`),
        )
    return {
      event,
      except: event.rule ? [...new Set(gone.map(({ starts }) => starts))].sort() : [],
      insteadOf: event.seriesId && series.has(event.seriesId) ? event.recurrence : null,
      ...wordsOf(event),
    }
  })
}

/** That somebody has an appointment and nothing else: not what, not where, not with whom. */
export function neutralWords(text: Catalogue): Words {
  return { summary: text.calendar.feed.neutralTitle, description: null, location: null, url: null }
}

export type FullWords = { text: Catalogue; language: Language; url: string; before: string }

export function fullWords(event: CalendarEvent, { text, language, url, before }: FullWords): Words {
  const { title, notes, bring, place, videoUrl } = event
  const toBring = inLanguage(bring, language)
  const lines = [
    inLanguage(notes, language),
    toBring && `${text.calendar.bring}\n${toBring}`,
    place && videoUrl,
  ]
  return {
    summary: `${before}${inLanguage(title, language) ?? ''}`,
    description: lines.filter(Boolean).join('\n\n') || null,
    location: place ?? videoUrl,
    url,
  }
}
