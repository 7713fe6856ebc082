import { afterAll, expect, test } from 'bun:test'
import ical, { type CalendarComponent, type VEvent } from 'node-ical'
import { DAY, MINUTE } from '../src/clock.ts'
import { SYSTEM } from '../src/events/append.ts'
import { disablePerson } from '../src/people/disable.ts'
import { addDate, eventFields } from './support/calendar.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { ORIGIN } from './support/requester.ts'
import { raiseWall } from './support/walls.ts'

// What the portal writes with ical.js is read here with node-ical, which shares no code with it.

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
const otherMatter = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
portal.join(otherMatter, lawyer, 'responsible-lawyer')
portal.join(otherMatter, eve, 'client')
const firm = `/firm/matters/${matterId}/calendar`
const guest = `/portal/matters/${matterId}/calendar`

async function subscribe(person: TestPerson, choice: Record<string, string> = {}): Promise<string> {
  const page = await (await person.post('/account/calendar', choice)).text()
  const [, address = ''] = /(http:[^"<>\s]+\.ics)</.exec(page) ?? []
  expect(address).toMatch(/\/calendar-feeds\/[\w-]{43}\.ics$/)
  return address.slice(ORIGIN.length)
}
const fetchFeed = (path: string, headers: Record<string, string> = {}) =>
  portal.stranger.fetch(path, { headers })
const feedOf = async (path: string) => (await fetchFeed(path)).text()
const isEvent = (part: CalendarComponent | undefined): part is VEvent => part?.type === 'VEVENT'
const eventsIn = (calendar: string): VEvent[] => Object.values(ical.sync.parseICS(calendar)).filter(isEvent)
const summariesIn = (calendar: string) => eventsIn(calendar).map(({ summary }) => String(summary))
const words = (title: string) => ({ 'title-en': title, 'title-fr': title })

test('T13 the address gives what its owner may read now: no internal date, no other matter, nothing after leaving', async () => {
  const shared = await addDate(matterId, lawyer, { ...words('Audience'), person: ada.id })
  await addDate(matterId, lawyer, { ...words('Strategy'), audience: 'internal', person: lawyer.id })
  await addDate(otherMatter, lawyer, { ...words('Of another'), person: eve.id })
  const feed = await subscribe(ada, { titles: 'full' })
  expect(summariesIn(await feedOf(feed))).toEqual(['Audience'])
  expect(eventsIn(await feedOf(feed))[0]?.uid).toBe(shared)
  expect(summariesIn(await feedOf(await subscribe(lawyer, { titles: 'full', scope: 'mine' })))).toEqual([
    expect.stringMatching(/^T-\S+ Strategy$/),
  ])
  expect(summariesIn(await feedOf(await subscribe(owner, { titles: 'full', scope: 'all' })))).toHaveLength(3)
  portal.deps.db.query('update matter_members set calendar = 0 where person_id = $id').run({ id: ada.id })
  expect(eventsIn(await feedOf(feed))).toEqual([])
  portal.deps.db.query('update matter_members set calendar = 1 where person_id = $id').run({ id: ada.id })
  const leaving = portal.person({ name: 'Lea Leaving', kind: 'client' })
  portal.join(matterId, leaving, 'client')
  const theirs = await subscribe(leaving)
  expect((await fetchFeed(theirs)).status).toBe(200)
  await disablePerson(portal.deps, SYSTEM, leaving.id)
  expect((await fetchFeed(theirs)).status).toBe(404)
  portal.deps.db.query(`update persons set status = 'active' where id = $id`).run({ id: leaving.id })
  expect((await fetchFeed(theirs)).status).toBe(404)
})

test('T13 nothing comes through a wall, not even to an owner', async () => {
  const walledIn = await portal.matter({ responsible: lawyer })
  portal.join(walledIn, lawyer, 'responsible-lawyer')
  await addDate(walledIn, lawyer, words('Behind a wall'))
  const feed = await subscribe(owner, { titles: 'full', scope: 'all' })
  expect(await feedOf(feed)).toContain('Behind a wall')
  const second = portal.person({ name: 'Otto Owner', firmRole: 'owner' })
  await raiseWall(walledIn, { by: second, against: owner })
  expect(await feedOf(feed)).not.toContain('Behind a wall')
})

test('neutral titles, which are the default, name no matter, place, person or firm', async () => {
  await addDate(matterId, lawyer, {
    ...words('Garde de Zoé'),
    place: '10 rue du Palais',
    'notes-fr': 'Zoé',
    'notes-en': 'Zoé',
    person: ada.id,
  })
  const calendar = await feedOf(await subscribe(ada))
  expect(calendar).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n')
  expect(new Set(summariesIn(calendar))).toEqual(new Set(['Rendez-vous']))
  expect(calendar).not.toMatch(
    /Zoé|Palais|Audience|séparation|Tremblay|Okafor|localhost|LOCATION|DESCRIPTION|URL/,
  )
})

test('an address is shown once, ends when it is taken back or made anew, and is told from no other that never was', async () => {
  const first = await subscribe(ada)
  expect(await (await ada.get('/account/calendar')).text()).not.toContain(first)
  const rows = portal.deps.db
    .query<{ hash: Uint8Array }, []>('select token_hash as hash from calendar_feeds')
    .all()
  expect(rows.some(({ hash }) => Buffer.from(hash).toString().includes(first.slice(16, 40)))).toBe(false)
  const second = await subscribe(ada)
  expect((await fetchFeed(first)).status).toBe(404)
  expect((await fetchFeed(second)).status).toBe(200)
  expect(await (await ada.get('/account/calendar')).text()).toContain('Dernière lecture')
  expect((await ada.post('/account/calendar/revocation')).status).toBe(303)
  const gone = await fetchFeed(second)
  const never = await fetchFeed(`/calendar-feeds/${'A'.repeat(43)}.ics`)
  const plain = (text: string) => text.replace(/[0-9a-f-]{36}|[\w-]{43}/g, 'id')
  expect([gone.status, plain(await gone.text())]).toEqual([404, plain(await never.text())])
})

test('a program that has the newest gets nothing but that; a change gives a new tag', async () => {
  const feed = await subscribe(ada)
  const etag = (await fetchFeed(feed)).headers.get('etag') ?? ''
  portal.clock.forward(MINUTE)
  const again = await fetchFeed(feed, { 'if-none-match': `"other", W/${etag}` })
  expect([again.status, await again.text()]).toEqual([304, ''])
  await addDate(matterId, lawyer, words('Une autre'))
  const fresh = await fetchFeed(feed, { 'if-none-match': etag })
  expect(fresh.status).toBe(200)
  expect(fresh.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(fresh.headers.get('cache-control')).toBe('private, no-cache')
})

test('T18 hostile words stay words: lines end in CRLF, are folded at 75 octets and cut no letter', async () => {
  const title = `Réunion; avec, "guillemets" C:\\dossier \\, END:VEVENT ${'é'.repeat(60)} ${'😀'.repeat(20)}`
  const notes = 'première ligne\r\nEND:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Faux'
  const id = await addDate(matterId, lawyer, { ...words(title), 'notes-en': notes, 'notes-fr': notes })
  const response = await ada.get(`${guest}/${id}/event.ics`)
  expect(response.headers.get('content-disposition')).toBe('attachment; filename="event.ics"')
  const file = Buffer.from(await response.arrayBuffer())
  const lines = file.toString('latin1').split('\r\n')
  expect(lines.every((line) => line.length <= 75 && !/[\r\n]/.test(line))).toBe(true)
  expect(lines.every((line) => !Buffer.from(line, 'latin1').toString('utf8').includes('\ufffd'))).toBe(true)
  const events = eventsIn(file.toString())
  expect(events).toHaveLength(1)
  expect(String(events[0]?.summary)).toBe(title)
  expect(String(events[0]?.description)).toContain(
    'première ligne\nEND:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Faux',
  )
  const neutral = await (await ada.get(`${guest}/${id}/event.ics?titles=neutral`)).text()
  expect(summariesIn(neutral)).toEqual(['Rendez-vous'])
})

test('a series is one event with its exceptions; every date is at the instant that the portal knows', async () => {
  const series = {
    ...words('Appel'),
    startDay: '2026-10-13',
    startTime: '09:30',
    endTime: '10:30',
    repeat: 'weekly',
    until: '2026-11-17',
  }
  const id = await addDate(matterId, lawyer, { ...series, person: ada.id })
  const moved = eventFields({
    ...words('Appel'),
    startDay: '2026-10-21',
    startTime: '15:00',
    endTime: '16:00',
    date: '2026-10-20T09:30',
  })
  expect((await lawyer.post(`${firm}/${id}`, { ...moved, person: ada.id })).status).toBe(303)
  await lawyer.post(`${firm}/${id}/cancellation`, { date: '2026-11-10T09:30' })
  const feed = await subscribe(ada, { titles: 'full' })
  const event = eventsIn(await feedOf(feed)).find(({ uid }) => uid === id)
  if (!event) throw new Error('the series is not in the feed')
  const [from, to] = [new Date('2026-10-01T00:00:00Z'), new Date('2026-12-01T00:00:00Z')]
  const seen = ical
    .expandRecurringEvent(event, { from, to })
    .map(({ start }) => start.toISOString().slice(0, 16))
  // clocks go back on 1 November 2026
  const expected = [
    '2026-10-13T13:30',
    '2026-10-21T19:00',
    '2026-10-27T13:30',
    '2026-11-03T14:30',
    '2026-11-17T14:30',
  ]
  expect(seen.sort()).toEqual(expected)
  const known = portal.deps.db
    .query<{ at: string }, { id: string }>(`
      select starts_at as at from calendar_dates join calendar_events on id = event_id
      where (id = $id or series_id = $id) and calendar_dates.cancelled_at is null order by starts_at`)
    .all({ id })
  expect(known.map(({ at }) => at.slice(0, 16))).toEqual(expected)
})

test('whole days have no hour, end on the day after their last, and are the same day in every zone', async () => {
  const days = { startDay: '2026-06-01', endDay: '2026-06-03', allDay: 'yes', startTime: '', endTime: '' }
  const id = await addDate(matterId, lawyer, { ...words('Procès'), ...days })
  const file = await (await ada.get(`${guest}/${id}/event.ics`)).text()
  expect(file).toContain('DTSTART;VALUE=DATE:20260601\r\nDTEND;VALUE=DATE:20260604\r\n')
  expect(file).not.toContain('VTIMEZONE')
})

test('T15 an address that asks without end is told to wait, and nobody else', async () => {
  const feed = await subscribe(ada)
  const answers = new Set<number>()
  for (let i = 0; i < 320; i++) answers.add((await fetchFeed(`/calendar-feeds/${'B'.repeat(43)}.ics`)).status)
  expect([...answers]).toEqual([404, 429])
  portal.clock.forward(16 * MINUTE)
  expect((await fetchFeed(feed)).status).toBe(200)
})

test('a change keeps the UID and counts up; what was cancelled is said for a month and then gone', async () => {
  const id = await addDate(matterId, lawyer, { ...words('Signature'), startDay: '2026-06-10' })
  const feed = await subscribe(ada, { titles: 'full' })
  const now = async () => eventsIn(await feedOf(feed)).find(({ uid }) => uid === id)
  const before = await now()
  portal.clock.forward(MINUTE)
  await lawyer.post(`${firm}/${id}`, eventFields({ ...words('Signature'), startDay: '2026-06-11' }))
  const changed = await now()
  expect(Number(changed?.sequence)).toBe(Number(before?.sequence) + 1)
  expect(changed?.lastmodified?.getTime()).toBeGreaterThan(before?.lastmodified?.getTime() ?? Infinity)
  expect(changed?.start.toISOString()).toBe('2026-06-11T14:00:00.000Z')
  await lawyer.post(`${firm}/${id}/cancellation`)
  expect([(await now())?.status, Number((await now())?.sequence)]).toEqual(['CANCELLED', 2])
  portal.clock.forward(31 * DAY)
  expect(await now()).toBeUndefined()
})
