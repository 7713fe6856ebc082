import { expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { zoneComponent } from '../src/calendar/ics/zone.ts'
import { ruleUntil, spansOf } from '../src/calendar/recurrence.ts'
import { instantOf } from '../src/calendar/wall.ts'

const ZONES = [
  ...['America/Toronto', 'America/St_Johns', 'America/Halifax', 'America/Regina', 'America/Vancouver'],
  ...['Australia/Lord_Howe', 'Africa/Casablanca', 'Europe/Dublin', 'UTC'],
]

test('a calendar program that knows only our VTIMEZONE finds the same instants, in every hour of three years', () => {
  for (const zone of ZONES) {
    const timezone = new ICAL.Timezone(zoneComponent(zone, { from: 2026, to: 2028 }))
    const wrong: string[] = []
    let wall = Temporal.PlainDateTime.from('2026-01-01T00:30')
    for (; wall.year <= 2028; wall = wall.add({ hours: 7 })) {
      const text = wall.toString({ smallestUnit: 'minute' })
      const time = ICAL.Time.fromDateTimeString(`${text}:00`)
      time.zone = timezone
      const seen = new Date(time.toUnixTime() * 1000).toISOString()
      // programs differ in hours that are skipped or come twice: RFC 5545 settled them, not every reader
      const zoned = wall.toZonedDateTime(zone)
      const isPlain =
        zoned.toPlainDateTime().equals(wall) &&
        wall.toZonedDateTime(zone, { disambiguation: 'later' }).equals(zoned)
      if (isPlain && seen !== instantOf(text, zone)) wrong.push(`${zone} ${text} ${seen}`)
    }
    expect(wrong).toEqual([])
  }
})

test('rules fall on the days that their names say, and end with the last date before their end', () => {
  const days = (repeat: Parameters<typeof ruleUntil>[0], starts: string, until: string) => {
    const rule = ruleUntil(repeat, starts, until)
    const when = { timeZone: 'America/Toronto', allDay: true, starts, ends: starts, rule }
    return spansOf(when).map((span) => span.starts.slice(5))
  }
  expect(days('fortnightly', '2026-03-03', '2026-04-02')).toEqual(['03-03', '03-17', '03-31'])
  expect(days('monthly-day', '2026-01-31', '2026-06-30')).toEqual(['01-31', '03-31', '05-31'])
  expect(days('monthly-weekday', '2026-03-17', '2026-06-30')).toEqual(['03-17', '04-21', '05-19', '06-16'])
  expect(days('monthly-weekday', '2026-03-31', '2026-06-30')).toEqual(['03-31', '04-28', '05-26', '06-30'])
  expect(days('yearly', '2028-02-29', '2036-03-01')).toEqual(['02-29', '02-29', '02-29'])
  expect(ruleUntil('daily', '2026-01-01', '2030-01-01')).toBeNull()
})
