import ICAL from 'ical.js'

/**
 * The VTIMEZONE of a zone with every transition that dates between two years need, from the zone rules that the portal
 * itself reckons with (RFC 5545 3.6.5). Each transition is a part of its own, because not every program reads the RDATE
 * of a part beside its DTSTART.
 */
export function zoneComponent(timeZone: string, years: { from: number; to: number }): ICAL.Component {
  const before = Temporal.ZonedDateTime.from({ timeZone, year: years.from, month: 1, day: 1 })
  const onsets = [before, ...transitionsFrom(before, years.to)]
  const standard = Math.min(...onsets.map(seconds))
  const zone = new ICAL.Component('vtimezone')
  zone.addPropertyWithValue('tzid', timeZone)
  onsets.forEach((onset, i) => {
    const from = seconds(onsets[i - 1] ?? onset)
    const part = new ICAL.Component(seconds(onset) > standard ? 'daylight' : 'standard')
    // the wall time that clocks showed as long as nothing had changed
    part.addPropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(wallAt(onset, from)))
    part.addPropertyWithValue('tzoffsetfrom', ICAL.UtcOffset.fromSeconds(from))
    part.addPropertyWithValue('tzoffsetto', ICAL.UtcOffset.fromSeconds(seconds(onset)))
    zone.addSubcomponent(part)
  })
  return zone
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
