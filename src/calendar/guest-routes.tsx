import { Elysia, t } from 'elysia'
import { GuestCalendarPage, GuestEventPage } from '../../views/calendar/guest-pages.tsx'
import { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { guestSide } from '../http/page.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import { readEventFile } from './ics/file.ts'
import { icsResponse } from './ics/response.ts'
import { readCalendar } from './read.ts'
import { readEvent, recordSeen } from './read-event.ts'

const calendarQuery = t.Object({ view: typed, day: typed })

/** What clients and outside people see: the dates that were shared, in each matter and across all of theirs. */
export const guestCalendar = (deps: Deps) =>
  new Elysia({ prefix: '/portal' })
    .use(guestSide(deps))
    .get(
      '/calendar',
      ({ viewer, frame, query }) => {
        const calendar = readCalendar(deps, { viewer, matterId: null }, query)
        return <GuestCalendarPage {...{ frame, calendar, matter: null, now: timestamp(deps.clock) }} />
      },
      { query: calendarQuery },
    )
    .get(
      '/matters/:matterId/calendar',
      ({ viewer, frame, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'calendar:read')
        const calendar = readCalendar(deps, { viewer, matterId: access.matterId }, query)
        const matter = readGuestMatterHeading(deps, access, viewer.language)
        return <GuestCalendarPage {...{ frame, calendar, matter, now: timestamp(deps.clock) }} />
      },
      { query: calendarQuery },
    )
    .get(
      '/matters/:matterId/calendar/:eventId',
      ({ viewer, frame, params, query, request }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'calendar:read')
        const view = readEvent(deps, access, { eventId: params.eventId, starts: query.date })
        if (!contextOf(request).isUnattended) recordSeen(deps, access, view.id)
        const matter = readGuestMatterHeading(deps, access, viewer.language)
        const comments = readComments(deps, access, { kind: 'event', id: view.id })
        return <GuestEventPage {...{ frame, matter, view, comments, now: timestamp(deps.clock) }} />
      },
      { query: t.Object({ date: typed }) },
    )
    .get(
      '/matters/:matterId/calendar/:eventId/event.ics',
      ({ viewer, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'calendar:read')
        const file = readEventFile(deps, access, { eventId: params.eventId, titles: query.titles })
        return icsResponse(file, { fileName: 'event.ics' })
      },
      { query: t.Object({ titles: typed }) },
    )
