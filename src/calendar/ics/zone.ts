import ICAL from 'ical.js'

type Observance = { name: 'standard' | 'daylight'; from: number; to: number; walls: string[] }

/**
 * The VTIMEZONE of a zone with every transition that dates between two years need, from the zone rules that the portal
 * itself reckons with (RFC 5545 3.6.5). A DTSTART there is the wall time before its transition.
 */
export function zoneComponent(timeZone: string, years: { from: number; to: number }): ICAL.Component {
  const zone = new ICAL.Component('vtimezone')
  zone.addPropertyWithValue('tzid', timeZone)
  for (const { name, from, to, walls } of observances(timeZone, years)) {
    const part = new ICAL.Component(name)
    const [first = '', ...further] = walls
    part.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(first))
    part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(from))
    part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(to))
    for (const wall of further) part.addPropertyWithValue('rdate', ICAL.Time.fromDateTimeString(wall))
    zone.addSubcomponent(part)
  }
  return zone
}

/** Transitions of one kind are one observance: winter and summer time, as a rule. */
function observances(timeZone: string, { from, to }: { from: number; to: number }): Observance[] {
  const before = Temporal.ZonedDateTime.from({ timeZone, year: from, month: 1, day: 1 })
  const transitions = transitionsFrom(before, to)
  const standard = Math.min(...[before, ...transitions].map(seconds))
  const found = new Map<string, Observance>()
  const add = (old: number, next: Temporal.ZonedDateTime) => {
    const to = seconds(next)
    const name = to > standard ? 'daylight' : 'standard'
    const known = found.get(`${old} ${to}`) ?? { name, from: old, to, walls: [] }
    known.walls.push(wallAt(next, old))
    found.set(`${old} ${to}`, known)
  }
  add(seconds(before), before)
  let old = seconds(before)
  for (const transition of transitions) {
    add(old, transition)
    old = seconds(transition)
  }
  return [...found.values()]
}

/** From the transition after `before` to the end of the year `last`. */
function transitionsFrom(before: Temporal.ZonedDateTime, last: number): Temporal.ZonedDateTime[] {
  const found: Temporal.ZonedDateTime[] = []
  let next = before.getTimeZoneTransition('next')
  while (next && next.year <= last) {
    found.push(next)
    next = next.getTimeZoneTransition('next')
  }
  return found
}

const seconds = ({ offsetNanoseconds }: Temporal.ZonedDateTime) => offsetNanoseconds / 1e9

/** `YYYY-MM-DDTHH:MM:SS` that a clock with an offset of `offset` seconds shows at this instant. */
function wallAt({ epochMilliseconds }: Temporal.ZonedDateTime, offset: number): string {
  return new Date(epochMilliseconds + offset * 1000).toISOString().slice(0, 19)
}
