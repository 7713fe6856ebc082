import { DAY, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listGuestMatters } from '../matters/guest-matters.ts'
import { listMatterLabels } from '../matters/queries.ts'
import type { Language, Viewer } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'
import { type CalendarChange, listChanges, listUnseenIds } from './changes/queries.ts'
import type { CalendarDate } from './dates/queries.ts'
import type { CalendarEvent } from './row.ts'
import { lastDayAt, type Moment, momentOf } from './wall.ts'

/** How long what was cancelled stays in sight, and an old time beside a new one. */
export const SHOWN_DAYS = 30

/** A date as a list shows it, in the viewer's words. */
export type ListedDate = Pick<CalendarEvent, 'id' | 'matterId' | 'rule' | 'kind' | 'audience' | 'place'> & {
  title: string
  lang: Language | undefined
  moment: Moment
  cancelledAt: string | null
  /** When it was before a change of these days. */
  was: Moment | null
  /** A client has not looked at it since it was added or changed. */
  isNew: boolean
  hasVideo: boolean
  /** Null where all are of one matter. */
  matter: MatterTitle | null
}
export type MatterTitle = { title: string; lang: Language | undefined }

/** `ofOne`: all of them are of one matter, which the page names itself. */
export function listed(
  deps: Deps,
  viewer: Viewer,
  dates: readonly CalendarDate[],
  ofOne: boolean,
): ListedDate[] {
  if (dates.length === 0) return []
  const { db } = deps
  const ids = [...new Set(dates.map(({ event }) => event.id))]
  const unseen = new Set(viewer.kind === 'staff' ? [] : listUnseenIds(db, viewer, ids))
  const matters = ofOne ? new Map() : matterTitles(deps, viewer, dates)
  const moves = movesOf(deps, viewer, dates)
  return dates.map(({ event, starts, startsAt, endsAt, cancelledAt }, i) => {
    const { id, matterId, rule, kind, audience, place, title, videoUrl, allDay } = event
    const ends = allDay ? lastDayAt(event, starts) : starts
    return {
      ...{ id, matterId, rule, kind, audience, place, cancelledAt },
      title: inLanguage(title, viewer.language) ?? '',
      lang: otherLanguage(title, viewer.language),
      moment: { allDay, starts, ends, startsAt, endsAt },
      was: moves.get(id) ?? null,
      // of a series, its first date says it for all
      isNew: unseen.has(id) && dates.findIndex((date) => date.event.id === id) === i,
      hasVideo: videoUrl !== null,
      matter: matters.get(matterId) ?? null,
    }
  })
}

function matterTitles(deps: Deps, viewer: Viewer, dates: readonly CalendarDate[]): Map<string, MatterTitle> {
  if (viewer.kind !== 'staff')
    return new Map(
      listGuestMatters(deps, viewer).map(({ id, title, titleLang }) => [id, { title, lang: titleLang }]),
    )
  const ids = [...new Set(dates.map(({ event }) => event.matterId))]
  return new Map(
    [...listMatterLabels(deps.db, deps.vault, ids)].map(([id, { number, title }]) => [
      id,
      { title: `${number} ${title}`, lang: undefined },
    ]),
  )
}

/** By event, when it was before its last change of time; of series, each date says so on its own page. */
function movesOf(
  { db, vault, clock }: Deps,
  viewer: Viewer,
  dates: readonly CalendarDate[],
): Map<string, Moment> {
  const since = timestampIn(clock, -SHOWN_DAYS * DAY)
  const once = dates.filter(({ event }) => event.rule === null && event.changedAt >= since)
  const eventIds = once.map(({ event }) => event.id)
  const changes = listChanges(db, vault, { eventIds, internal: viewer.kind === 'staff' })
  return new Map(
    once.flatMap((date) => {
      const mine = changes.filter(({ eventId, at }) => eventId === date.event.id && at >= since)
      const was = mine.flatMap((change) => movedFrom(date, change) ?? [])[0]
      return was ? [[date.event.id, was]] : []
    }),
  )
}

/** Null where something else than the time was changed. */
function movedFrom({ startsAt, endsAt, event }: CalendarDate, { kind, was }: CalendarChange): Moment | null {
  if (kind === 'cancelled') return null
  const before = momentOf(was)
  const isSame = before.startsAt === startsAt && before.endsAt === endsAt && before.allDay === event.allDay
  return isSame ? null : before
}
