import { expect, test } from 'bun:test'
import { daysLeft, noticeDates, noticeDue, type Told } from '../src/closing/schedule.ts'
import { startOfDay } from '../src/days.ts'

const timeZone = 'America/Toronto'
const noticeDays = [30, 14, 3]
const midnight = (day: string) => startOfDay(Temporal.PlainDate.from(day), timeZone)
const closesAt = midnight('2026-05-04')
const at = (now: string) => ({ closesAt, now, timeZone, noticeDays })
const told = (days: number, of = closesAt): Told => ({
  closesAt: of,
  days,
  toldAt: '2026-04-01T12:00:00.000Z',
})

test('days are those of the firm’s calendar, and a notice’s day begins at eight in the morning', () => {
  expect(daysLeft(at('2026-05-03T12:00:00.000Z'))).toBe(1)
  expect(daysLeft(at('2026-05-03T11:59:59.999Z'))).toBe(2) // 7:59 in Toronto
  expect(daysLeft(at('2026-05-04T03:59:59.999Z'))).toBe(1) // still 3 May in Toronto
  expect(daysLeft(at('2026-05-04T12:00:00.000Z'))).toBe(0)
})

test('a change of clocks neither loses a day nor doubles one', () => {
  // In Toronto clocks go forward on 8 March and back on 1 November 2026.
  for (const [closing, from] of [
    ['2026-03-10', '2026-03-01'],
    ['2026-11-05', '2026-10-28'],
  ] as const) {
    const days = Array.from({ length: 9 }, (_, n) => {
      const day = Temporal.PlainDate.from(from).add({ days: n })
      const nine = day.toZonedDateTime({ timeZone, plainTime: '09:00' }).epochMilliseconds
      return daysLeft({ closesAt: midnight(closing), now: new Date(nine).toISOString(), timeZone })
    })
    expect(days).toEqual(Array.from({ length: 9 }, (_, n) => (days[0] ?? 0) - n))
  }
})

test('each notice is due once; of several that are late only the last is given', () => {
  expect(noticeDue(at('2026-04-03T15:00:00.000Z'), [])).toBeNull() // 31 days before
  expect(noticeDue(at('2026-04-04T15:00:00.000Z'), [])).toBe(30)
  expect(noticeDue(at('2026-04-10T15:00:00.000Z'), [told(30)])).toBeNull()
  expect(noticeDue(at('2026-04-20T15:00:00.000Z'), [told(30)])).toBe(14)
  expect(noticeDue(at('2026-05-02T15:00:00.000Z'), [])).toBe(3)
  expect(noticeDue(at('2026-05-02T15:00:00.000Z'), [told(3)])).toBeNull()
  expect(noticeDue(at('2026-05-04T15:00:00.000Z'), [])).toBeNull()
  expect(noticeDue(at('2026-05-20T15:00:00.000Z'), [])).toBeNull()
})

test('whoever was told of another date is told of the new one at once, however far it is', () => {
  const other = midnight('2026-04-10')
  expect(noticeDue(at('2026-03-20T15:00:00.000Z'), [told(30, other)])).toBe(45)
  expect(noticeDue(at('2026-04-20T15:00:00.000Z'), [told(30, other)])).toBe(14)
  expect(noticeDue(at('2026-03-25T15:00:00.000Z'), [told(30, other), told(45)])).toBeNull()
  expect(noticeDue(at('2026-04-04T15:00:00.000Z'), [told(30, other), told(45)])).toBe(30)
})

test('the days to come are those on which a notice will be due', () => {
  expect(noticeDates(at('2026-03-02T15:00:00.000Z'))).toEqual(['2026-04-04', '2026-04-20', '2026-05-01'])
  expect(noticeDates(at('2026-04-21T15:00:00.000Z'))).toEqual(['2026-05-01'])
  expect(noticeDates(at('2026-05-05T15:00:00.000Z'))).toEqual([])
  for (const day of noticeDates(at('2026-03-02T15:00:00.000Z')))
    expect(noticeDue(at(`${day}T12:00:00.000Z`), [])).not.toBeNull()
})

test('without any notice configured, nobody is due, but for a date that was moved', () => {
  const never = { ...at('2026-05-01T15:00:00.000Z'), noticeDays: [] }
  expect(noticeDue(never, [])).toBeNull()
  expect(noticeDates(never)).toEqual([])
})
