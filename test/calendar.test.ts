import { afterAll, expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import { addDate, eventFields } from './support/calendar.ts'
import { startPortal } from './support/portal.ts'
import { raiseWall } from './support/walls.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const walled = portal.person({ name: 'Wade Walled' })
const matterId = await portal.matter({ responsible: lawyer })
const otherMatter = await portal.matter({ responsible: lawyer, clientTitle: 'Another thing' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
portal.join(matterId, expert, 'third-party')
portal.join(matterId, walled, 'lawyer')
await raiseWall(matterId, { by: owner, against: walled })
portal.join(otherMatter, lawyer, 'responsible-lawyer')
portal.join(otherMatter, eve, 'client')
portal.join(otherMatter, ada, 'client')
const firm = `/firm/matters/${matterId}/calendar`
const guest = `/portal/matters/${matterId}/calendar`
const read = async (response: Promise<Response> | Response) =>
  (await (await response).text()).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')
const partOf = (page: string, id: string) => page.split(`id="${id}"`)[1]?.split('hx-get')[1] ?? ''
const newsOf = async () => partOf(await read(ada.get(`/portal/matters/${matterId}`)), 'news-part')

test('a shared date is on the pages of both sides, in each reader’s language, with the zone named', async () => {
  const id = await addDate(matterId, lawyer, {
    ...{
      place: '1 rue Notre-Dame Est, Montréal',
      'bring-en': 'Your passport',
      'bring-fr': 'Votre passeport',
    },
    ...{ video: 'https://video.example/room', person: [ada.id, lawyer.id] },
  })
  const mine = await read(ada.get(`${guest}/${id}`))
  expect(mine).toContain('mardi 10 mars, 10 h à 11 h 30 (heure de Toronto)')
  expect(mine).toContain('Votre passeport')
  expect(mine).toContain('https://www.openstreetmap.org/search?query=1+rue+Notre-Dame')
  expect(mine).toMatch(/href="https:\/\/video\.example\/room" rel="external noopener noreferrer nofollow"/)
  expect(mine).toContain('Vous et Lee Lawyer')
  expect(await read(lawyer.get(`${firm}/${id}`))).toContain('Tuesday 10 March, 10:00 to 11:30 (Toronto time)')
  for (const path of [guest, '/portal/calendar', `/portal/matters/${matterId}`])
    expect(await read(ada.get(path))).toContain('Rencontre avec Lee')
  expect(await read(lawyer.get('/firm/calendar?view=month&day=2026-03-01'))).toContain('Meeting with Lee')
})

test('T04 an internal date is no client’s, and nobody of another matter, behind a wall or without the section reads one', async () => {
  const internal = await addDate(matterId, lawyer, {
    audience: 'internal',
    'title-en': 'Strategy',
    'title-fr': '',
  })
  const shared = await addDate(matterId, lawyer, { 'title-en': 'For all to see', 'title-fr': 'Pour tous' })
  for (const view of ['agenda', 'week', 'month'])
    for (const path of [guest, '/portal/calendar'])
      expect(await read(ada.get(`${path}?view=${view}&day=2026-03-10`))).not.toContain('Strategy')
  expect(await read(lawyer.get(`${firm}?view=week&day=2026-03-10`))).toContain('Strategy')
  for (const path of [`${guest}/${internal}`, `${guest}/${internal}/event.ics`])
    expect((await ada.get(path)).status).toBe(404)
  for (const path of [guest, `${guest}/${shared}`, `${guest}/${shared}/event.ics`]) {
    expect((await eve.get(path)).status).toBe(404)
    expect((await expert.get(path)).status).toBe(404)
  }
  expect((await ada.get(`/portal/matters/${otherMatter}/calendar/${shared}`)).status).toBe(404)
  expect((await walled.get(`${firm}/${shared}`)).status).toBe(404)
  expect(await read(walled.get('/firm/calendar'))).not.toContain('For all to see')
  expect((await portal.stranger.get(`${guest}/${shared}`)).status).toBe(303)
  const alone = await addDate(matterId, lawyer, { audience: 'internal', person: [ada.id, lawyer.id] })
  expect(await read(lawyer.get(`${firm}/${alone}`))).toContain('<bdi>You</bdi>')
  const foreign = await lawyer.post(firm, eventFields({ person: eve.id }))
  expect(foreign.status).toBe(422)
})

test('a change shows old and new on the page, is news until it was seen, and is told to those concerned', async () => {
  const id = await addDate(matterId, lawyer, {
    'title-en': 'Mediation',
    'title-fr': 'Médiation',
    person: ada.id,
  })
  await ada.get(`${guest}/${id}`)
  expect(await newsOf()).not.toContain(id)
  portal.clock.forward(MINUTE)
  const changed = eventFields({
    'title-en': 'Mediation',
    'title-fr': 'Médiation',
    startTime: '14:00',
    endTime: '15:00',
  })
  expect((await lawyer.post(`${firm}/${id}`, { ...changed, person: ada.id })).status).toBe(303)
  expect(await newsOf()).toContain(id)
  await ada.fetch(`${guest}/${id}`, { headers: { 'x-unattended': 'yes' } })
  expect(await newsOf()).toContain(id)
  const page = await read(ada.get(`${guest}/${id}`))
  expect(page).toContain('<s>mardi 10 mars, 10 h à 11 h 30 (heure de Toronto)</s>')
  expect(page).toContain('<ins>mardi 10 mars, 14 h à 15 h (heure de Toronto)</ins>')
  expect(await read(ada.get(guest))).toContain('<s>mardi 10 mars, 10 h à 11 h 30')
  const kinds = portal.deps.db
    .query<{ kind: string }, { id: string }>('select kind from events where subject_id = $id order by seq')
    .all({ id })
  expect(kinds.map(({ kind }) => kind)).toEqual(['calendar.added', 'calendar.changed'])
})

test('what was cancelled stays in sight, struck through, and cannot be changed or cancelled again', async () => {
  const id = await addDate(matterId, lawyer, { 'title-en': 'Called off', 'title-fr': 'Abandonnée' })
  expect((await lawyer.post(`${firm}/${id}/cancellation`)).status).toBe(303)
  expect(await newsOf()).toContain('Date annulée, aujourd’hui')
  expect(await read(ada.get(guest))).toContain('<s><bdi>Abandonnée</bdi></s>')
  expect(await read(ada.get(`${guest}/${id}`))).toContain('Cette date est annulée')
  expect(partOf(await read(ada.get(`/portal/matters/${matterId}`)), 'date-part')).not.toContain('Abandonnée')
  expect((await lawyer.post(`${firm}/${id}/cancellation`)).status).toBe(303)
  expect((await read(ada.get(`${guest}/${id}`))).match(/Annulée : /g)).toHaveLength(1)
  expect((await lawyer.post(`${firm}/${id}`, eventFields())).status).toBe(422)
})

test('a weekly series keeps its wall time across the change of clocks; one date is moved, one cancelled, the rest stays', async () => {
  const series = {
    startDay: '2026-03-03',
    startTime: '09:00',
    endTime: '10:00',
    repeat: 'weekly',
    until: '2026-03-31',
  }
  const words = { 'title-en': 'Weekly call', 'title-fr': 'Appel de la semaine' }
  const id = await addDate(matterId, lawyer, { ...series, ...words })
  const instants = () =>
    portal.deps.db
      .query<{ at: string }, { id: string }>(`
        select starts_at as at from calendar_dates join calendar_events on id = event_id
        where (id = $id or series_id = $id) and calendar_dates.cancelled_at is null order by starts_at`)
      .all({ id })
      .map(({ at }) => at.slice(0, 16))
  // clocks go forward on 8 March 2026
  expect(instants()).toEqual([
    '2026-03-03T14:00',
    '2026-03-10T13:00',
    '2026-03-17T13:00',
    '2026-03-24T13:00',
    '2026-03-31T13:00',
  ])
  const moved = eventFields({ ...words, startDay: '2026-03-18', startTime: '16:00', endTime: '17:00' })
  const answer = await lawyer.post(`${firm}/${id}`, { ...moved, date: '2026-03-17T09:00' })
  expect(answer.headers.get('location')).not.toEndWith(id)
  await lawyer.post(`${firm}/${id}/cancellation`, { date: '2026-03-24T09:00' })
  expect(instants()).toEqual(['2026-03-03T14:00', '2026-03-10T13:00', '2026-03-18T20:00', '2026-03-31T13:00'])
  expect(await read(ada.get(answer.headers.get('location')?.replace('/firm/', '/portal/') ?? ''))).toContain(
    '<s>mardi 17 mars, 9 h à 10 h (heure de Toronto)</s>',
  )
  const elsewhere = await lawyer.post(`${firm}/${id}`, { ...moved, date: '2026-03-19T09:00' })
  expect(elsewhere.status).toBe(404)
  // every time of the series, as long as it has not begun
  const later = eventFields({ ...words, ...series, startTime: '11:00', endTime: '12:00' })
  expect((await lawyer.post(`${firm}/${id}`, later)).status).toBe(303)
  expect(instants()).toHaveLength(5)
})

test('a date that was changed by itself follows its series in whatever was not changed in it', async () => {
  const words = { 'title-en': 'Weekly call', 'title-fr': 'Appel de la semaine', place: 'By phone' }
  const series = {
    ...words,
    startDay: '2026-06-02',
    repeat: 'weekly',
    until: '2026-06-16',
    person: [lawyer.id],
  }
  const id = await addDate(matterId, lawyer, series)
  const place = { place: 'Room <b>9</b>', date: '2026-06-09T10:00' }
  const apart = await lawyer.post(
    `${firm}/${id}`,
    eventFields({ ...words, startDay: '2026-06-10', person: [lawyer.id], ...place }),
  )
  const page = apart.headers.get('location') ?? ''
  const forClient = () => read(ada.get(page.replace('/firm/', '/portal/')))
  portal.clock.forward(MINUTE)
  const renamed = { 'title-en': 'Call with the expert', 'title-fr': 'Appel avec l’experte' }
  const changed = {
    ...series,
    ...renamed,
    ...{ 'notes-en': 'Have the file ready', 'notes-fr': 'Ayez le dossier' },
  }
  expect(
    (await lawyer.post(`${firm}/${id}`, eventFields({ ...changed, place: 'Room 2', person: [] }))).status,
  ).toBe(303)
  const shown = await forClient()
  for (const part of [
    'Appel avec l’experte',
    'Ayez le dossier',
    'Room &lt;b&gt;9&lt;/b&gt;',
    'mercredi 10 juin',
  ])
    expect(shown).toContain(part)
  expect(shown).toContain('<s>Appel de la semaine</s>')
  const [, exception = ''] = /calendar\/([0-9a-f-]{36})/.exec(page) ?? []
  expect(portal.deps.db.query('select 1 from calendar_people where event_id = ?').all(exception)).toEqual([])
})

test('a time that clocks leave out is refused; a series passes the gap an hour later', async () => {
  const gap = { startDay: '2026-03-08', startTime: '02:30', endTime: '03:30' }
  expect(await read(lawyer.post(firm, eventFields(gap)))).toContain('This time does not exist on that day')
  const id = await addDate(matterId, lawyer, {
    ...gap,
    ...{
      startDay: '2026-03-07',
      repeat: 'daily',
      until: '2026-03-09',
      'title-en': 'Night watch',
      'title-fr': 'Veille',
    },
  })
  const rows = portal.deps.db
    .query<{ starts: string; at: string }, { id: string }>(
      'select starts, starts_at as at from calendar_dates where event_id = $id order by starts_at',
    )
    .all({ id })
  expect(rows.map(({ at }) => at.slice(0, 16))).toEqual([
    '2026-03-07T07:30',
    '2026-03-08T07:30',
    '2026-03-09T06:30',
  ])
})

test('what cannot be accepted is said beside its field, and what was typed stays', async () => {
  const refused: [Record<string, string>, string][] = [
    [{ startDay: '2026-02-30' }, 'Choose a day.'],
    [{ startTime: '25:00' }, 'Give a time, such as 14:30.'],
    [{ endTime: '09:00' }, 'It ends before it begins.'],
    [{ video: 'http://video.example/' }, 'Give an address that begins with https://'],
    [{ video: 'javascript:alert(1)' }, 'Give an address that begins with https://'],
    [{ video: 'https://bank.example@evil.example/' }, 'Give an address that begins with https://'],
    [{ repeat: 'daily', until: '2029-01-01' }, 'A series may have 400 dates at most.'],
    [{ repeat: 'weekly', until: '2026-03-10' }, 'Choose a last day after the first.'],
    [{ 'title-fr': '' }, 'write it in French too'],
  ]
  for (const [fields, sentence] of refused) {
    const response = await lawyer.post(firm, eventFields({ place: 'Room <b>7</b>', ...fields }))
    expect(response.status).toBe(422)
    const page = await read(response)
    expect({
      fields,
      said: page.includes(sentence) ? sentence : page.match(/field-error[\s\S]{0,400}/)?.[0],
    }).toEqual({ fields, said: sentence })
    expect(page).toContain('Room &lt;b&gt;7&lt;/b&gt;')
  }
})

test('a series that becomes shared shows its clients every date, also one that was moved, and nothing of before', async () => {
  const words = { 'title-en': 'Preparation', 'title-fr': 'Préparation' }
  const series = { ...words, startDay: '2026-05-05', repeat: 'weekly', until: '2026-05-19' }
  const id = await addDate(matterId, lawyer, { ...series, audience: 'internal', 'notes-en': 'Weak point' })
  const moved = eventFields({
    ...words,
    startDay: '2026-05-13',
    audience: 'internal',
    date: '2026-05-12T10:00',
  })
  expect((await lawyer.post(`${firm}/${id}`, moved)).status).toBe(303)
  await lawyer.post(`${firm}/${id}`, eventFields({ ...series, audience: 'internal' }))
  portal.clock.forward(MINUTE)
  expect(await read(ada.get(`${guest}?day=2026-05-01`))).not.toContain('Préparation')
  expect((await lawyer.post(`${firm}/${id}`, eventFields(series))).status).toBe(303)
  const list = await read(ada.get(`${guest}?day=2026-05-01`))
  expect(list.match(/Préparation/g)).toHaveLength(3)
  for (const [, path = ''] of list.matchAll(/href="([^"]+\/calendar\/[^"]+)">[^<]*<bdi>Préparation/g))
    expect(await read(ada.get(path))).not.toMatch(/Weak point|Ce qui a changé/)
  // shared stays shared, whatever the form says
  await lawyer.post(`${firm}/${id}`, eventFields({ ...series, place: 'Room 3', audience: 'internal' }))
  expect(await read(ada.get(`${guest}/${id}`))).toContain('Room 3')
})

test('a list of more dates than a page holds goes on where it ended, and leaves none out', async () => {
  const matter = await portal.matter({ responsible: lawyer })
  portal.join(matter, lawyer, 'responsible-lawyer')
  const daily = {
    startDay: '2026-06-01',
    repeat: 'daily',
    until: '2026-07-30',
    'title-en': 'Daily',
    'title-fr': 'Daily',
  }
  await addDate(matter, lawyer, daily)
  const seen: string[] = []
  for (let path: string | undefined = `/firm/matters/${matter}/calendar?day=2026-06-01`; path; ) {
    const page = await read(lawyer.get(path))
    seen.push(...[...page.matchAll(/\?date=(\d{4}-\d\d-\d\d)/g)].map(([, day = '']) => day))
    path = /href="([^"]+)"[^>]*>(?:(?!<\/a>).)*Later/s
      .exec(page.slice(page.lastIndexOf('Earlier')))?.[1]
      ?.replaceAll('&amp;', '&')
      .replace('#moves', '')
  }
  expect([seen.length, new Set(seen).size, seen.at(-1)]).toEqual([60, 60, '2026-07-30'])
})
