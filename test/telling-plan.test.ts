import { expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import { PARTS } from '../src/notices/digest-parts.ts'
import { afterQuiet, nextAllowed, nextDigest } from '../src/notices/hours.ts'
import { planNotice, type Telling, type ToTell } from '../src/notices/plan.ts'
import type { Preference } from '../src/preferences/preference.ts'
import type { SafeContact } from '../src/safe-contacts/queries.ts'
import { digestLetter } from '../views/mail/digest.ts'
import { readerFor } from '../views/text/reader.ts'

const TORONTO = 'America/Toronto'
const AT_ONCE: Preference = { pace: 'at-once', hour: 8, weekday: 1, quiet: null }
const NIGHT = { from: 21, until: 7 }
/** Weekdays from nine to three, while the other person is at work. */
const SAFE: SafeContact = {
  hours: { from: 9, until: 15 },
  workingDays: true,
  urgentAnyway: true,
  noVoicemail: true,
  note: null,
}

const telling = (changes: Partial<Telling>): Telling => ({
  preference: AT_ONCE,
  safe: null,
  muted: new Set(),
  timeZone: TORONTO,
  batch: MINUTE,
  ...changes,
})
const shared = (at: string, concernsAt: string | null = null): ToTell => ({
  ...{ kind: 'document.shared', matterId: 'm', at, concernsAt },
})
/** Monday 2 March 2026, 10:00 in Toronto. */
const MONDAY_TEN = '2026-03-02T15:00:00.000Z'
const MONDAY_NIGHT = '2026-03-03T03:30:00.000Z' // 22:30

test('J2 at once is after the batching minute, and after quiet hours', () => {
  expect(planNotice(telling({}), shared(MONDAY_TEN))).toEqual({
    way: 'notice',
    dueAt: '2026-03-02T15:01:00.000Z',
  })
  const quiet = telling({ preference: { ...AT_ONCE, quiet: NIGHT } })
  expect(planNotice(quiet, shared(MONDAY_NIGHT))?.dueAt).toBe('2026-03-03T12:00:00.000Z')
  expect(planNotice(quiet, shared(MONDAY_TEN))?.dueAt).toBe('2026-03-02T15:01:00.000Z')
})

test('J2 a digest comes at its hour in the firm’s zone, also over a change of the clocks', () => {
  const daily = { pace: 'daily', hour: 8, weekday: 1 } as const
  expect(nextDigest(MONDAY_TEN, daily, TORONTO)).toBe('2026-03-03T13:00:00.000Z')
  expect(nextDigest('2026-03-02T12:59:59.000Z', daily, TORONTO)).toBe('2026-03-02T13:00:00.000Z')
  // clocks go forward on Sunday 8 March
  expect(nextDigest('2026-03-07T20:00:00.000Z', daily, TORONTO)).toBe('2026-03-08T12:00:00.000Z')
  const friday = '2026-03-06T20:00:00.000Z'
  expect(nextDigest(friday, { ...daily, pace: 'working-days' }, TORONTO)).toBe('2026-03-09T12:00:00.000Z')
  expect(nextDigest(MONDAY_TEN, { ...daily, pace: 'weekly', weekday: 4 }, TORONTO)).toBe(
    '2026-03-05T13:00:00.000Z',
  )
  expect(nextDigest(MONDAY_TEN, { ...daily, pace: 'weekly' }, TORONTO)).toBe('2026-03-09T12:00:00.000Z')
  expect(nextDigest('2026-03-02T12:00:00.000Z', daily, 'America/St_Johns')).toBe('2026-03-03T11:30:00.000Z')
})

test('J2 what is muted or declined is not told, and what nobody can decline is', () => {
  const muted = telling({ muted: new Set(['m']) })
  const off = telling({ preference: { ...AT_ONCE, pace: 'off' } })
  for (const person of [muted, off]) expect(planNotice(person, shared(MONDAY_TEN))).toBeNull()
  const weekly = telling({ preference: { ...AT_ONCE, pace: 'weekly' } })
  for (const person of [muted, off, weekly])
    expect(planNotice(person, { ...shared(MONDAY_TEN), kind: 'document.damaged' })?.way).toBe('notice')
})

test('J2 what is worth no mail of its own is only in a digest', () => {
  const opened = { ...shared(MONDAY_TEN), kind: 'document.opened' } as const
  expect(planNotice(telling({}), opened)).toBeNull()
  expect(planNotice(telling({ preference: { ...AT_ONCE, pace: 'daily' } }), opened)?.way).toBe('digest')
})

test('J2 a date within 48 hours beats every choice, and an earlier one waits until it is that near', () => {
  const tomorrow = '2026-03-03T19:00:00.000Z'
  const nextWeek = '2026-03-12T19:00:00.000Z'
  const choices: Partial<Telling>[] = [
    { preference: { ...AT_ONCE, pace: 'weekly' } },
    { preference: { ...AT_ONCE, pace: 'off' } },
    { preference: { ...AT_ONCE, quiet: { from: 0, until: 23 } } },
    { muted: new Set(['m']) },
  ]
  for (const choice of choices)
    expect(planNotice(telling(choice), shared(MONDAY_TEN, tomorrow))).toEqual({
      way: 'notice',
      dueAt: '2026-03-02T15:01:00.000Z',
    })
  expect(planNotice(telling({ muted: new Set(['m']) }), shared(MONDAY_TEN, nextWeek))).toEqual({
    way: 'notice',
    dueAt: '2026-03-10T19:01:00.000Z',
  })
  // Until the end of Thursday: that is 48 hours at midnight, and nobody is written to then.
  expect(
    planNotice(telling({ muted: new Set(['m']) }), shared(MONDAY_TEN, '2026-03-13T04:00:00.000Z')),
  ).toEqual({
    way: 'notice',
    dueAt: '2026-03-11T13:01:00.000Z',
  })
  const weekly = telling({ preference: { ...AT_ONCE, pace: 'weekly' } })
  expect(planNotice(weekly, shared(MONDAY_TEN, nextWeek))?.way).toBe('digest')
  expect(
    planNotice(telling({ muted: new Set(['m']) }), shared(MONDAY_TEN, '2026-03-01T00:00:00.000Z')),
  ).toBeNull()
})

test('J3 nothing comes outside the hours at which a mail is safe', () => {
  expect(nextAllowed(MONDAY_TEN, SAFE, TORONTO)).toBe(MONDAY_TEN)
  expect(nextAllowed(MONDAY_NIGHT, SAFE, TORONTO)).toBe('2026-03-03T14:00:00.000Z')
  expect(nextAllowed('2026-03-06T22:00:00.000Z', SAFE, TORONTO)).toBe('2026-03-09T13:00:00.000Z')
  const safe = telling({ safe: SAFE })
  for (const kind of ['document.shared', 'document.damaged'] as const)
    expect(planNotice(safe, { ...shared(MONDAY_NIGHT), kind })?.dueAt).toBe('2026-03-03T14:00:00.000Z')
})

test('J3 a date waits for safe hours; where it would pass before, what was agreed decides', () => {
  const wednesday = '2026-03-04T19:00:00.000Z'
  const tuesdayEarly = '2026-03-03T14:30:00.000Z' // 9:30, half an hour after the safe hours begin
  const agreed = telling({ safe: SAFE })
  const never = telling({ safe: { ...SAFE, urgentAnyway: false } })
  for (const person of [agreed, never])
    expect(planNotice(person, shared(MONDAY_NIGHT, wednesday))?.dueAt).toBe('2026-03-03T14:00:00.000Z')
  expect(planNotice(agreed, shared(MONDAY_NIGHT, tuesdayEarly))?.dueAt).toBe('2026-03-03T03:31:00.000Z')
  expect(planNotice(never, shared(MONDAY_NIGHT, tuesdayEarly))?.dueAt).toBe('2026-03-03T14:00:00.000Z')
})

test('quiet hours may lie within a day or go over midnight, and half an hour counts', () => {
  expect(afterQuiet('2026-03-02T18:30:00.000Z', { from: 13, until: 15 }, TORONTO)).toBe(
    '2026-03-02T20:00:00.000Z',
  )
  expect(afterQuiet('2026-03-03T09:30:00.000Z', NIGHT, TORONTO)).toBe('2026-03-03T12:00:00.000Z')
  expect(afterQuiet('2026-03-03T09:45:00.000Z', NIGHT, 'America/St_Johns')).toBe('2026-03-03T10:30:00.000Z')
})

test('J2 a summary says each thing that it counts', () => {
  for (const toStaff of [true, false])
    for (const part of PARTS) {
      const reader = readerFor('fr', TORONTO)
      const where = { reader, firm: 'Firm', link: 'l', leave: 'u', isWeekly: false, toStaff }
      const words = reader.text.mail[toStaff ? 'partsForStaff' : 'partsForYou'][part](1)
      expect(digestLetter({ ...where, counts: { [part]: 1 } }).text).toContain(`- ${words}`)
    }
})
