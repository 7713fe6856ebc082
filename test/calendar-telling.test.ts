import { afterAll, expect, test } from 'bun:test'
import { tick } from '../src/background/background.ts'
import { HOUR, SECOND } from '../src/clock.ts'
import { addDate, eventFields } from './support/calendar.ts'
import { eventsIn, passDays } from './support/passing.ts'
import { startPortal } from './support/portal.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})
const lawyer = portal.person({ name: 'Lee Lawyer' })
const colleague = portal.person({ name: 'Cole Colleague' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer, clientTitle: 'Obsidian' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, colleague, 'lawyer')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
const firm = `/firm/matters/${matterId}/calendar`
const words = {
  'title-en': 'Quillfeather hearing',
  'title-fr': 'Audience Quillfeather',
  place: 'Basalt Street',
}

/** Everything that is due is sent, also what waits for its batching minute; returns to whom. */
async function settle(): Promise<string[]> {
  smtp.mails.length = 0
  await tick(portal.deps)
  portal.clock.forward(61 * SECOND)
  await tick(portal.deps)
  return smtp.mails.flatMap(({ to }) => to).sort()
}

test('J1 a shared date is told to the clients and to whoever comes from the firm, an internal one to the latter only', async () => {
  await addDate(matterId, lawyer, { ...words, startDay: '2026-03-20', person: [ada.id, colleague.id] })
  expect(await settle()).toEqual([ada.email, colleague.email, max.email].sort())
  for (const { raw } of smtp.mails) expect(raw).not.toMatch(/Quillfeather|Basalt|Obsidian|20 mars/)
  await addDate(matterId, lawyer, {
    ...words,
    startDay: '2026-03-20',
    audience: 'internal',
    person: colleague.id,
  })
  expect(await settle()).toEqual([colleague.email])
})

test('what is within two days is urgent, also where it is moved out of them, and nothing is told where nothing changed', async () => {
  const id = await addDate(matterId, lawyer, {
    ...words,
    startDay: '2026-03-03',
    startTime: '16:00',
    endTime: '17:00',
  })
  const later = { ...eventFields(), ...words, startDay: '2026-04-20' }
  expect((await lawyer.post(`${firm}/${id}`, later)).status).toBe(303)
  await tick(portal.deps)
  const urgent = portal.deps.db
    .query<{ at: string }, { id: string; personId: string }>(`
      select concerns_at as at from notices join events on seq = event_seq
      where subject_id = $id and notices.person_id = $personId order by seq`)
    .all({ id, personId: ada.id })
  expect(urgent).toEqual([{ at: '2026-03-03T21:00:00.000Z' }, { at: '2026-03-03T21:00:00.000Z' }])
  await settle()
  const before = eventsIn(portal, matterId, /^calendar/).length
  expect((await lawyer.post(`${firm}/${id}`, later)).status).toBe(303)
  expect(eventsIn(portal, matterId, /^calendar/)).toHaveLength(before)
})

test('who comes is no change of a date: it is no news, stands under no changes, and only whoever comes from the firm is told', async () => {
  const at = { ...words, startDay: '2026-05-20' }
  const id = await addDate(matterId, lawyer, { ...at, person: [ada.id, lawyer.id] })
  await settle()
  await ada.get(`/portal/matters/${matterId}/calendar/${id}`)
  await lawyer.post(`${firm}/${id}`, { ...eventFields(at), person: [ada.id, max.id, colleague.id] })
  expect(await settle()).toEqual([colleague.email])
  const page = await (await ada.get(`/portal/matters/${matterId}/calendar/${id}`)).text()
  expect(page).toContain('Cole Colleague')
  expect(page).not.toContain('id="changes"')
})

test('E3 who comes is reminded once, in the morning two days before, and again where the date moved', async () => {
  const at = {
    ...words,
    startDay: '2026-03-16',
    startTime: '09:00',
    endTime: '10:00',
    person: [ada.id, lawyer.id],
  }
  const id = await addDate(matterId, lawyer, at)
  await settle()
  const reminded = () => eventsIn(portal, matterId, /^calendar\.reminded/).length
  const to = async (instant: string) => {
    portal.clock.forward(Date.parse(instant) - portal.clock.now().getTime())
    passDays(portal, 0)
    return settle()
  }
  expect(await to('2026-03-14T11:30:00Z')).toEqual([]) // 7:30 in Toronto
  expect(await to('2026-03-14T12:10:00Z')).toEqual([ada.email])
  expect(smtp.mails[0]?.raw).not.toMatch(/Quillfeather|Basalt|16 mars/)
  expect(await to('2026-03-14T18:00:00Z')).toEqual([])
  expect(reminded()).toBe(1)
  await lawyer.post(`${firm}/${id}`, { ...eventFields(at), startDay: '2026-03-18' })
  await settle()
  await to('2026-03-16T12:10:00Z')
  expect(reminded()).toBe(2)
  await lawyer.post(`${firm}/${id}/cancellation`)
  await settle()
  portal.clock.forward(HOUR)
  expect(reminded()).toBe(2)
})

test('T13 from the day on which a matter is read-only its dates are read and not written; once closed they are gone from feeds', async () => {
  passDays(portal, 0)
  const page = await (await ada.post('/account/calendar', { titles: 'full' })).text()
  const [, path = ''] = /(\/calendar-feeds\/[\w-]{43}\.ics)</.exec(page) ?? []
  const feed = async () => (await portal.stranger.get(path)).text()
  expect(await feed()).toContain('Quillfeather')
  expect((await lawyer.post(`/firm/matters/${matterId}/closure`)).status).toBe(303)
  expect(await feed()).not.toContain('VEVENT')
  expect((await ada.get('/portal/calendar')).status).toBe(200)
  expect(await (await ada.get('/portal/calendar')).text()).not.toContain('Quillfeather')
  expect((await lawyer.get(firm)).status).toBe(200)
  expect((await lawyer.post(firm, eventFields(words))).status).toBe(403)
})
