import { catalogues } from '../../../views/text/catalogue.ts'
import { DAY, MINUTE, timestamp, timestampIn } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { getFirm } from '../../firm/queries.ts'
import { listMatterLabels } from '../../matters/queries.ts'
import { enterableMatters } from '../../scopes.ts'
import { secretHash } from '../../secrets.ts'
import type { Viewer } from '../../viewer.ts'
import { calendarItems, fullWords, neutralWords } from '../ics/items.ts'
import { writeCalendar } from '../ics/write.ts'
import type { CalendarEvent } from '../row.ts'
import { type FeedOwner, findFeedByHash, listApart, listEventsOf, updateFetched } from './queries.ts'

const PAST_DAYS = 90
const CANCELLED_DAYS = 30

/** The calendar behind a private address, by the rights that its owner has at this moment; null for any other address. */
export function readFeed(deps: Deps, token: string): string | null {
  const { db, clock } = deps
  const feed = findFeedByHash(db, secretHash(token))
  if (!feed) return null
  updateFetched(db, { id: feed.id, at: timestamp(clock), before: timestampIn(clock, -MINUTE) })
  return calendarOf(deps, feed)
}

function calendarOf(deps: Deps, feed: FeedOwner): string {
  const { db, vault, clock } = deps
  const { personId, language, titles, scope, kind } = feed
  const text = catalogues[language]
  const events = listEventsOf(db, vault, {
    ...{ personId, internal: kind === 'staff', mine: scope === 'mine' },
    scope: enterableMatters(deps, viewerOf(feed), 'calendar'),
    since: timestampIn(clock, -PAST_DAYS * DAY),
    cancelledSince: timestampIn(clock, -CANCELLED_DAYS * DAY),
  })
  const apart = listApart(
    db,
    events.map(({ id }) => id),
  )
  const wordsOf = titles === 'neutral' ? () => neutralWords(text) : fullWordsOf(deps, feed, events)
  const name = titles === 'neutral' ? text.calendar.title : getFirm(db, vault).name
  return writeCalendar(name, calendarItems(events, apart, wordsOf), { subscribed: true })
}

function fullWordsOf(
  { db, vault, origin }: Deps,
  { language, kind }: FeedOwner,
  events: readonly CalendarEvent[],
) {
  const side = kind === 'staff' ? 'firm' : 'portal'
  const matters = [...new Set(events.map(({ matterId }) => matterId))]
  const labels = kind === 'staff' ? listMatterLabels(db, vault, matters) : new Map()
  return (event: CalendarEvent) => {
    const number = labels.get(event.matterId)?.number
    return fullWords(event, {
      ...{ text: catalogues[language], language },
      before: number ? `${number} ` : '',
      url: `${origin}/${side}/matters/${event.matterId}/calendar/${event.seriesId ?? event.id}`,
    })
  }
}

/** Nobody is signed in: only who it is and what kind of person decides. */
function viewerOf({ personId, language, kind, firmRole }: FeedOwner): Viewer {
  const nobody = { personId, passkeyId: '', sessionId: '', from: '', language, verifiedAt: '' }
  if (kind === 'staff') return { ...nobody, kind, firmRole: firmRole ?? 'assistant' }
  return { ...nobody, kind, firmRole: null }
}
