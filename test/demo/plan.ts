import { StaffAccess } from '../../src/access.ts'
import { addEvent } from '../../src/calendar/add.ts'
import { cancelEvent } from '../../src/calendar/cancel.ts'
import { changeEvent } from '../../src/calendar/change.ts'
import { type EventForm, emptyForm } from '../../src/calendar/form.ts'
import { HOUR } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { DATES, type DemoDate } from './dates.ts'
import { FIRM } from './firm.ts'
import type { MATTERS } from './matters.ts'
import { type People, staffViewer } from './people.ts'

type Step = { at: number; take: () => Promise<void> }
type Matter = (typeof MATTERS)[number]

const ago = (hours: number) => Date.now() - hours * HOUR

/** The dates of one matter, as its lawyer wrote them down, moved them and called them off. */
export function calendarSteps(deps: Deps, people: People, matter: Matter, id: () => string): Step[] {
  return DATES.filter((date) => date.matter === matter.internal).flatMap((date) =>
    stepsOf(deps, people, matter, { date, id }),
  )
}

function stepsOf(
  deps: Deps,
  people: People,
  { responsible, members }: Matter,
  { date, id }: { date: DemoDate; id: () => string },
): Step[] {
  const lawyer = staffViewer(people, responsible)
  const access = () => StaffAccess.open(deps, lawyer, id(), 'calendar:edit')
  const clients = members.flatMap(([key, role]) => (role === 'client' ? (people.get(key)?.id ?? []) : []))
  const coming = [lawyer.personId, ...(date.internal ? [] : clients)]
  let eventId = ''
  const add = async () => {
    eventId = addEvent(deps, access(), formOf({ ...date, ...date.was }, coming), FIRM.timeZone)
  }
  const change = async () => void changeEvent(deps, access(), eventId, formOf(date, coming))
  const cancel = async () => cancelEvent(deps, access(), { eventId, date: null })
  return [
    { at: ago(date.written), take: add },
    ...(date.was ? [{ at: ago(date.was.hours), take: change }] : []),
    ...(date.cancelled ? [{ at: ago(date.cancelled), take: cancel }] : []),
  ]
}

function formOf(date: DemoDate, personIds: readonly string[]): EventForm {
  const { kind, inDays, days = 1, from = '', to = '', title, notes = {}, bring = {}, repeat } = date
  const { place = '', video = '' } = date
  const today = Temporal.Now.plainDateISO(FIRM.timeZone)
  const day = (n: number) => today.add({ days: n }).toString()
  return {
    ...emptyForm(day(inDays), personIds),
    ...{ kind, title, notes, bring, place, video, startTime: from, endTime: to },
    audience: date.internal ? 'internal' : 'shared',
    allDay: from ? '' : 'yes',
    endDay: days > 1 ? day(inDays + days - 1) : '',
    repeat: repeat?.how ?? '',
    until: repeat ? day(inDays + repeat.forDays) : '',
  }
}
