import { Elysia, t } from 'elysia'
import { FeedPage } from '../../../views/calendar/feed-page.tsx'
import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { NotFound } from '../../errors.ts'
import { contextOf } from '../../http/context.ts'
import { typed } from '../../http/fields.ts'
import { seeOther } from '../../http/forms.ts'
import { anySide } from '../../http/page.ts'
import { createRateLimit } from '../../http/rate-limit.ts'
import { icsResponse } from '../ics/response.ts'
import { createFeed, revokeFeed } from './keep.ts'
import { findFeedOf } from './queries.ts'
import { readFeed } from './read.ts'

/** The page where somebody makes their private address, and the address itself, for which nobody signs in. */
export const calendarFeeds = (deps: Deps) => new Elysia().use(keeping(deps)).use(serving(deps))

const keeping = (deps: Deps) =>
  new Elysia({ prefix: '/account/calendar' })
    .use(anySide(deps))
    .get('/', ({ viewer, frame }) => {
      const feed = findFeedOf(deps.db, viewer.personId)
      return <FeedPage {...{ frame, feed, address: null, now: timestamp(deps.clock) }} />
    })
    .post(
      '/',
      ({ viewer, frame, body }) => {
        const address = createFeed(deps, viewer, body ?? {})
        const feed = findFeedOf(deps.db, viewer.personId)
        return <FeedPage {...{ frame, feed, address, now: timestamp(deps.clock) }} />
      },
      { body: t.Optional(t.Object({ titles: typed, scope: typed })) },
    )
    .post('/revocation', ({ viewer }) => {
      revokeFeed(deps, viewer)
      return seeOther('/account/calendar')
    })

/** Calendar programs of a whole office ask from one address; a limit of its own keeps them out of nobody's way. */
const serving = (deps: Deps, limit = createRateLimit(deps.clock)) =>
  new Elysia().get('/calendar-feeds/:feedFile', ({ request, params }) => {
    limit.ask(contextOf(request).from)
    const calendar = readFeed(deps, params.feedFile.replace(/\.ics$/, ''))
    if (calendar === null) throw new NotFound()
    return icsResponse(calendar, { ifNoneMatch: request.headers.get('if-none-match') })
  })
