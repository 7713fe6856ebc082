import { afterAll, expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import { addDocument, contentPath } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share, shareFields } from './support/shares.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
const eve = portal.person({ name: 'Eve Other', kind: 'client' })
const walled = portal.person({ name: 'Wade Walled' })
const matterId = await portal.matter({ responsible: lawyer })
const otherMatter = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
portal.join(matterId, expert, 'third-party', { endsAt: '2026-03-02T15:20:00.000Z' })
portal.join(otherMatter, lawyer, 'responsible-lawyer')
portal.join(otherMatter, eve, 'client')
const firm = `/firm/matters/${matterId}`
const guest = `/portal/matters/${matterId}`

let count = 0
const addLetter = () => addDocument(portal, matterId, lawyer, `letter ${++count}.txt`, `letter ${count}`)
const pageFor = async (person: TestPerson, path: string) =>
  (await (await person.get(path)).text()).replaceAll('\u00a0', ' ')
type EventRow = { kind: string; actorId: string; personId: string | null; passkeyId: string | null }
const eventsOf = (documentId: string) =>
  portal.deps.db
    .query<EventRow, { documentId: string }>(
      `select kind, actor_id as actorId, person_id as personId, passkey_id as passkeyId from events
        where subject_id = $documentId and kind <> 'document.added' order by seq`,
    )
    .all({ documentId })

test('the form chooses nobody where several could be meant, and shows both languages', async () => {
  const letter = await addLetter()
  const page = await (await lawyer.post(`${firm}/shares/draft`, { document: letter.id })).text()
  for (const name of ['Ada Client', 'Max Client', 'Xavier Expert']) expect(page).toContain(name)
  expect(page).not.toContain('Eve Other')
  expect(page).not.toMatch(/name="person"[^>]* checked/)
  expect(page).toContain(`name="title-en-${letter.id}"`)
  expect(page).toContain(`name="title-fr-${letter.id}"`)
})

test('only the languages of those chosen are asked for; the rest is folded, with nothing typed lost', async () => {
  const [letter, ofOther] = [await addLetter(), await addDocument(portal, otherMatter, lawyer, 'a.txt', 'a')]
  const folded = /<details class="more-words" data-opened-by="[^"]*"><summary>(In \w+ too)/g
  const foldedIn = async (response: Promise<Response>) =>
    [...(await (await response).text()).matchAll(folded)].map(([, title]) => title)
  const draft = { document: letter.id }
  expect(await foldedIn(lawyer.post(`${firm}/shares/draft`, draft))).toEqual(['In French too'])
  expect(await foldedIn(lawyer.post(`${firm}/shares/draft`, { ...draft, person: ada.id }))).toEqual([
    'In English too',
  ])
  expect(await foldedIn(lawyer.post(`${firm}/shares/draft`, { ...draft, person: [ada.id, max.id] }))).toEqual(
    [],
  )
  const typed = { ...draft, person: max.id, [`title-fr-${letter.id}`]: 'Une lettre' }
  expect(await foldedIn(lawyer.post(`${firm}/shares/draft`, typed))).toEqual([])
  const only = lawyer.post(`/firm/matters/${otherMatter}/shares/draft`, { document: ofOther.id })
  expect(await foldedIn(only)).toEqual(['In French too'])
})

test('with only one client there is no choice to get wrong', async () => {
  const document = await addDocument(portal, otherMatter, lawyer, 'only.txt', 'only')
  const draft = await lawyer.post(`/firm/matters/${otherMatter}/shares/draft`, { document: document.id })
  expect(await draft.text()).toMatch(
    new RegExp(`value="${eve.id}"[^>]* checked|checked[^>]* value="${eve.id}"`),
  )
})

test('the title in a recipient’s language is asked for beside its field, and nothing is shared', async () => {
  const letter = await addLetter()
  const fields = shareFields([letter], { to: [ada], en: { title: 'A letter', note: 'Read it' } })
  for (const step of ['/shares/preview', '/shares']) {
    const response = await lawyer.post(firm + step, fields)
    expect(response.status).toBe(422)
    const page = await response.text()
    expect(page).toContain('write the title in French')
    expect(page).toContain(`error-title-fr-${letter.id}`)
    expect(page).toContain('value="A letter"')
    expect(page).toContain('Read it')
  }
  expect(eventsOf(letter.id)).toEqual([])
})

test('nobody chosen, and somebody who may not read, are refused', async () => {
  const letter = await addLetter()
  const send = (to: TestPerson[]) =>
    lawyer.post(`${firm}/shares`, shareFields([letter], { to, en: { title: 'A' } }))
  for (const to of [[], [eve], [lawyer], [max, eve]]) expect((await send(to)).status).toBe(422)
  expect(eventsOf(letter.id)).toEqual([])
})

test('the last step shows to each person exactly what they will see', async () => {
  const letter = await addLetter()
  const words = { en: { title: 'The order', note: 'Line one\nLine two' }, fr: { title: 'L’ordonnance' } }
  const response = await lawyer.post(
    `${firm}/shares/preview`,
    shareFields([letter], { to: [ada, max], ...words }),
  )
  const page = await response.text()
  expect(page).toMatch(
    /Ada Client will see.*L’ordonnance.*Max Client will see.*The order.*Line one\nLine two/s,
  )
  expect(eventsOf(letter.id)).toEqual([])
})

test('sharing gives one event to each person for each document, and each reads their own words', async () => {
  const [first, second] = [await addLetter(), await addLetter()]
  const words = { en: { title: 'Our offer', note: 'Please read it' }, fr: { title: 'Notre offre' } }
  await share(matterId, [first, second], { by: lawyer, to: [ada, max], ...words })
  for (const { id } of [first, second])
    expect(eventsOf(id)).toMatchObject([
      { kind: 'document.shared', actorId: lawyer.id, personId: ada.id },
      { kind: 'document.shared', actorId: lawyer.id, personId: max.id },
    ])
  expect(await pageFor(ada, guest)).toContain('Notre offre')
  const english = await pageFor(max, guest)
  expect(english).toContain('Our offer')
  expect(english).toContain('Please read it')
  expect(english).not.toContain('Notre offre')
  expect((await expert.get(`${guest}/documents/${first.id}`)).status).toBe(404)
})

test('a folder is shared as it is now, never what comes later', async () => {
  await lawyer.post(`${firm}/folders`, { name: 'Exhibits' })
  const folder =
    portal.deps.db.query<{ id: string }, []>('select id from folders order by id desc').get()?.id ?? ''
  const now = await addDocument(portal, matterId, lawyer, 'now.txt', 'now', { folderId: folder })
  const draft = await (await lawyer.post(`${firm}/shares/draft`, { folder })).text()
  expect(draft).toContain('now.txt')
  await share(matterId, [now], { by: lawyer, to: [max], en: { title: 'Exhibit' } })
  const later = await addDocument(portal, matterId, lawyer, 'later.txt', 'later', { folderId: folder })
  expect((await max.get(contentPath('portal', matterId, now))).status).toBe(200)
  expect((await max.get(contentPath('portal', matterId, later))).status).toBe(404)
})

test('a version added while somebody was writing is not shared unseen', async () => {
  const letter = await addLetter()
  await addDocument(portal, matterId, lawyer, 'letter.txt', 'replaced', { documentId: letter.id })
  const response = await lawyer.post(
    `${firm}/shares`,
    shareFields([letter], { to: [max], en: { title: 'A' } }),
  )
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('A newer version was added')
})

test('opening, downloading and confirming are kept as proof, each the first time, by this passkey', async () => {
  const letter = await addLetter()
  await share(matterId, [letter], { by: lawyer, to: [max], en: { title: 'Proof' } })
  const page = `${guest}/documents/${letter.id}`
  const listed = () => pageFor(lawyer, `${firm}/documents?sort=date`)
  expect(await listed()).toContain('Not opened yet')
  await max.get(page)
  await max.get(page)
  await max.get(contentPath('portal', matterId, letter, 'download'))
  await max.fetch(contentPath('portal', matterId, letter, 'download'), { headers: { range: 'bytes=0-2' } })
  const confirmed = await max.post(`${page}/acknowledgement`, { version: letter.versionId })
  expect(confirmed.status).toBe(303)
  await max.post(`${page}/acknowledgement`, { version: letter.versionId })
  const events = eventsOf(letter.id)
  expect(events.map(({ kind }) => kind)).toEqual([
    'document.shared',
    'document.opened',
    'document.downloaded',
    'document.acknowledged',
  ])
  for (const event of events.slice(1)) expect(event).toMatchObject({ actorId: max.id, personId: max.id })
  expect(events.every(({ passkeyId }) => passkeyId)).toBe(true)
  expect(await listed()).toContain('Read and confirmed')
  expect(await pageFor(max, guest)).toContain('you confirmed reading it today')
})

test('after ten minutes a reading is another reading, and asking for the size is none', async () => {
  const letter = await addLetter()
  await share(matterId, [letter], { by: lawyer, to: [max], en: { title: 'Twice' } })
  const url = contentPath('portal', matterId, letter)
  await max.fetch(url, { method: 'HEAD' })
  await max.fetch(url, { headers: { range: 'bytes=999-' } })
  expect(eventsOf(letter.id)).toHaveLength(1)
  await max.get(url)
  portal.clock.forward(11 * MINUTE)
  await max.get(url)
  expect(eventsOf(letter.id).map(({ kind }) => kind)).toEqual([
    'document.shared',
    'document.opened',
    'document.opened',
  ])
})

test('an old version cannot be confirmed once a newer one was shared', async () => {
  const letter = await addLetter()
  await share(matterId, [letter], { by: lawyer, to: [max], en: { title: 'Old' } })
  const newer = await addDocument(portal, matterId, lawyer, 'n.txt', 'newer', { documentId: letter.id })
  await share(matterId, [newer], { by: lawyer, to: [max], en: { title: 'New' } })
  const response = await max.post(`${guest}/documents/${letter.id}/acknowledgement`, {
    version: letter.versionId,
  })
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('A newer version of this document')
})

test('recall takes effect at once, takes back older versions too, and says whether it had been opened', async () => {
  const letter = await addLetter()
  await share(matterId, [letter], {
    by: lawyer,
    to: [ada, max],
    en: { title: 'Oops' },
    fr: { title: 'Oups' },
  })
  await share(matterId, [letter], { by: lawyer, to: [ada], fr: { title: 'Oups encore' } })
  await ada.get(contentPath('portal', matterId, letter))
  const recalls = `${firm}/documents/${letter.id}/recalls`
  const first = await lawyer.post(recalls, { person: ada.id })
  expect(await pageFor(lawyer, first.headers.get('location') ?? '')).toContain('It had been opened before')
  for (const path of [`${guest}/documents/${letter.id}`, contentPath('portal', matterId, letter)])
    expect((await ada.get(path)).status).toBe(404)
  expect(await pageFor(ada, guest)).not.toContain('Oups')
  expect((await max.get(contentPath('portal', matterId, letter))).status).toBe(200)
  await lawyer.post(recalls)
  expect((await max.get(contentPath('portal', matterId, letter))).status).toBe(404)
  expect((await lawyer.post(recalls)).status).toBe(404)
  expect(await pageFor(lawyer, `${firm}/documents/${letter.id}`)).toContain('Recalled')
})

test('an outside person loses what was shared with them when their time ends', async () => {
  const letter = await addLetter()
  await share(matterId, [letter], { by: lawyer, to: [expert], en: { title: 'For the expert' } })
  expect(await pageFor(expert, guest)).toContain('For the expert')
  portal.clock.forward(10 * MINUTE)
  for (const path of [guest, `${guest}/documents/${letter.id}`, contentPath('portal', matterId, letter)])
    expect((await expert.get(path)).status).toBe(404)
  const refused = await lawyer.post(
    `${firm}/shares`,
    shareFields([letter], { to: [expert], en: { title: 'Late' } }),
  )
  expect(refused.status).toBe(422)
})

test('T04 every id of a matter is nothing to a client of another, whatever they ask', async () => {
  const letter = await addLetter()
  await share(matterId, [letter], { by: lawyer, to: [max], en: { title: 'Private' } })
  const nothing = '0197a3c2-0000-7000-8000-000000000000'
  const asked = await eve.get(`/portal/matters/${otherMatter}/documents/${nothing}`)
  // what was asked for stands in the form that changes the language
  const body = (text: string) => text.replace(/name="back" value="[^"]*"/, '')
  const expected = body(await asked.text())
  const other = `/portal/matters/${otherMatter}`
  for (const path of [
    guest,
    `${guest}/documents/${letter.id}`,
    contentPath('portal', matterId, letter),
    contentPath('portal', matterId, letter, 'download'),
    `${other}/documents/${letter.id}`,
    `${other}/documents/${letter.id}/versions/${letter.versionId}/content`,
  ]) {
    const response = await eve.get(path)
    expect(response.status).toBe(404)
    expect(body(await response.text())).toBe(expected)
  }
  for (const person of [eve, walled, portal.stranger])
    expect((await person.get(contentPath('firm', matterId, letter))).status).not.toBe(200)
  expect((await lawyer.post(`/firm/matters/${otherMatter}/documents/${letter.id}/recalls`)).status).toBe(404)
})
