import { Elysia, t } from 'elysia'
import { EventPage } from '../../views/calendar/event-page.tsx'
import { EventFormPage } from '../../views/calendar/form-page.tsx'
import { MatterCalendarPage, StaffCalendarPage } from '../../views/calendar/staff-pages.tsx'
import { eventUrl } from '../../views/calendar/urls.ts'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { type EditCalendar, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { addEvent } from './add.ts'
import { cancelEvent } from './cancel.ts'
import { changeEvent } from './change.ts'
import { readEventForm } from './form.ts'
import { readEventFile } from './ics/file.ts'
import { icsResponse } from './ics/response.ts'
import { readCalendar } from './read.ts'
import { readEvent } from './read-event.ts'
import { editEventForm, type FormView, newEventForm } from './read-form.ts'

const calendarQuery = t.Object({ view: typed, day: typed, mine: typed })
const dateQuery = t.Object({ date: typed })

/** The firm's side: all dates, those of a matter, and what is done with one. */
export const calendar = (deps: Deps) => new Elysia().use(lists(deps)).use(writing(deps)).use(oneEvent(deps))

const lists = (deps: Deps) =>
  new Elysia({ prefix: '/firm' })
    .use(staffSide(deps))
    .get(
      '/calendar',
      ({ viewer, frame, query }) => {
        const calendar = readCalendar(deps, { viewer, matterId: null }, query)
        return <StaffCalendarPage {...{ frame, calendar, now: timestamp(deps.clock) }} />
      },
      { query: calendarQuery },
    )
    .get(
      '/matters/:matterId/calendar',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'calendar:read')
        const calendar = readCalendar(deps, { viewer, matterId: access.matterId }, query)
        const matter = readMatterHeading(deps, access)
        const mayEdit = access.may('calendar:edit')
        return <MatterCalendarPage {...{ frame, matter, calendar, mayEdit, now: timestamp(deps.clock) }} />
      },
      { query: calendarQuery },
    )

type Shown = { deps: Deps; frame: StaffFrame; access: EditCalendar }

const writing = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/calendar' })
    .use(staffSide(deps))
    .get('/new', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'calendar:edit')
      return formPage({ deps, frame, access }, newEventForm(deps, access, null))
    })
    .post(
      '/',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'calendar:edit')
        const form = readEventForm(body)
        const { timeZone } = getFirm(deps.db, deps.vault)
        return formResult(
          () =>
            seeOther(`/firm/matters/${access.matterId}/calendar/${addEvent(deps, access, form, timeZone)}`),
          (problem) => formPage({ deps, frame, access }, newEventForm(deps, access, form), problem),
        )
      },
      formText,
    )
    .get(
      '/:eventId/edit',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'calendar:edit')
        const of = { eventId: params.eventId, date: query.date ?? '' }
        return formPage({ deps, frame, access }, editEventForm(deps, access, of, null))
      },
      { query: dateQuery },
    )

const oneEvent = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/calendar/:eventId' })
    .use(staffSide(deps))
    .get(
      '/',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'calendar:read')
        return eventPage(deps, frame, access, { eventId: params.eventId, starts: query.date })
      },
      { query: dateQuery },
    )
    .post(
      '/',
      ({ viewer, frame, params: { matterId, eventId }, body }) => {
        const access = StaffAccess.open(deps, viewer, matterId, 'calendar:edit')
        const form = readEventForm(body)
        return formResult(
          () => seeOther(`/firm/matters/${matterId}/calendar/${changeEvent(deps, access, eventId, form)}`),
          (problem) => {
            const view = editEventForm(deps, access, { eventId, date: form.date }, form)
            return formPage({ deps, frame, access }, view, problem)
          },
        )
      },
      formText,
    )
    .post(
      '/cancellation',
      ({ viewer, params: { matterId, eventId }, body }) => {
        const access = StaffAccess.open(deps, viewer, matterId, 'calendar:edit')
        const date = body?.date || null
        cancelEvent(deps, access, { eventId, date })
        return seeOther(eventUrl('firm', { id: eventId, matterId, rule: date }, date ?? ''))
      },
      { body: t.Optional(t.Object({ date: typed })) },
    )
    .get(
      '/event.ics',
      ({ viewer, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'calendar:read')
        const file = readEventFile(deps, access, { eventId: params.eventId, titles: query.titles })
        return icsResponse(file, { fileName: 'event.ics' })
      },
      { query: t.Object({ titles: typed }) },
    )

function formPage({ deps, frame, access }: Shown, { form, choices }: FormView, problem?: Problem): Html {
  const matter = readMatterHeading(deps, access)
  return <EventFormPage {...{ frame, matter, form, choices }} problems={problemsOf(frame.reader, problem)} />
}

function eventPage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'calendar:read'>,
  which: { eventId: string; starts: string | undefined },
): Html {
  const view = readEvent(deps, access, which)
  const matter = readMatterHeading(deps, access)
  const mayEdit = access.may('calendar:edit')
  const comments = readComments(deps, access, { kind: 'event', id: view.id })
  return (
    <EventPage {...{ frame, matter, view, mayEdit, comments, problems: {}, now: timestamp(deps.clock) }} />
  )
}
