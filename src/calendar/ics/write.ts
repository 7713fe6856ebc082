import ICAL from 'ical.js'
import type { CalendarEvent } from '../row.ts'
import { zoneComponent } from './zone.ts'

/** One event of a calendar file, in the words that its reader gets. */
export type CalendarItem = {
  event: CalendarEvent
  /** Wall times that the rule gives and that do not take place, or elsewhere: RFC 5545 EXDATE. */
  except: readonly string[]
  /** The wall time of the series in whose place this one stands, under the series' own UID. */
  insteadOf: string | null
  summary: string
  description: string | null
  location: string | null
  url: string | null
}

/** RFC 5545 3.1: 75 octets without the line break. ical.js counts them without the space before a continued line. */
const FOLD_AT = 74

/** An RFC 5545 calendar: CRLF, folded, escaped, with each zone's transitions. The same events give the same octets. */
export function writeCalendar(
  name: string,
  items: readonly CalendarItem[],
  { subscribed }: { subscribed: boolean },
): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Vestibule//Calendar//EN')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  if (subscribed) {
    addText(calendar, 'x-wr-calname', name)
    addText(calendar, 'name', name)
    calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString('PT1H'))
    addText(calendar, 'x-published-ttl', 'PT1H')
  }
  for (const [timeZone, years] of zonesOf(items)) calendar.addSubcomponent(zoneComponent(timeZone, years))
  for (const item of items) calendar.addSubcomponent(eventComponent(item))
  ICAL.foldLength = FOLD_AT
  return `${calendar.toString()}\r\n`
}

function zonesOf(items: readonly CalendarItem[]): Map<string, { from: number; to: number }> {
  const zones = new Map<string, { from: number; to: number }>()
  for (const { event, insteadOf } of items) {
    if (event.allDay) continue
    const years = [event.starts, event.ends, lastWall(event), insteadOf ?? event.starts].map((wall) =>
      Number(wall.slice(0, 4)),
    )
    const known = zones.get(event.timeZone)
    zones.set(event.timeZone, {
      from: Math.min(...years, known?.from ?? Infinity),
      to: Math.max(...years, known?.to ?? 0),
    })
  }
  return zones
}

/** The last date by the rule. */
function lastWall({ rule, starts }: CalendarEvent): string {
  if (!rule) return starts
  const iterator = ICAL.Recur.fromString(rule).iterator(timeOf(starts))
  let last = starts
  for (let next = iterator.next(); next; next = iterator.next()) last = next.toString()
  return last
}

function eventComponent({ event, except, insteadOf, ...words }: CalendarItem): ICAL.Component {
  const part = new ICAL.Component('vevent')
  part.addPropertyWithValue('uid', insteadOf ? (event.seriesId ?? event.id) : event.id)
  addInstant(part, 'dtstamp', event.changedAt)
  addInstant(part, 'created', event.createdAt)
  addInstant(part, 'last-modified', event.changedAt)
  part.addPropertyWithValue('sequence', event.sequence)
  if (insteadOf) addWall(part, 'recurrence-id', event, insteadOf)
  addTimes(part, event)
  for (const wall of except) addWall(part, 'exdate', event, wall)
  addText(part, 'summary', words.summary)
  addText(part, 'description', words.description)
  addText(part, 'location', words.location)
  if (words.url) part.addPropertyWithValue('url', words.url)
  addText(part, 'class', 'PRIVATE')
  addText(part, 'transp', event.allDay || event.kind === 'deadline' ? 'TRANSPARENT' : 'OPAQUE')
  addText(part, 'status', event.cancelledAt ? 'CANCELLED' : 'CONFIRMED')
  return part
}

function addTimes(part: ICAL.Component, event: CalendarEvent): void {
  const { allDay, starts, ends, rule } = event
  addWall(part, 'dtstart', event, starts)
  if (ends !== starts || allDay) addWall(part, 'dtend', event, allDay ? dayAfter(ends) : ends)
  if (rule) part.addPropertyWithValue('rrule', ICAL.Recur.fromString(rule))
}

function addText(part: ICAL.Component, name: string, text: string | null): void {
  if (text) part.addPropertyWithValue(name, text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ''))
}

function addInstant(part: ICAL.Component, name: string, at: string): void {
  part.addPropertyWithValue(name, ICAL.Time.fromDateTimeString(`${at.slice(0, 19)}Z`))
}

function addWall(
  part: ICAL.Component,
  name: string,
  { allDay, timeZone }: CalendarEvent,
  wall: string,
): void {
  const property = new ICAL.Property(name, part)
  if (allDay) property.resetType('date')
  else property.setParameter('tzid', timeZone)
  property.setValue(timeOf(wall))
  part.addProperty(property)
}

function timeOf(wall: string): ICAL.Time {
  return wall.length === 10
    ? ICAL.Time.fromDateString(wall)
    : ICAL.Time.fromDateTimeString(`${wall.slice(0, 16)}:00`)
}

/** RFC 5545 3.6.1: the end of whole days is the day after the last. */
function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString()
}
