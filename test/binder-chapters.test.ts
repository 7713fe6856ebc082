import { afterAll, expect, test } from 'bun:test'
import { StaffAccess } from '../src/access.ts'
import type { Chapter } from '../src/binder/chapters/chapter.ts'
import { gatherForFirm } from '../src/binder/gather-firm.ts'
import { listTextsOfMatter, SOURCE_NAMES } from '../src/search/texts/queries.ts'
import type { Sealed } from '../src/vault/sealed.ts'
import { addDocument } from './support/documents.ts'
import { fillMatter } from './support/full-matter.ts'
import { writeToEachOther } from './support/messages.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { readZip } from './support/zip.ts'

const portal = await startPortal()
afterAll(portal.stop)
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada <b>Client</b>', kind: 'client' })
const max = portal.person({ name: 'Max Client', kind: 'client', language: 'fr' })
const matterId = await portal.matter({ responsible: lawyer, number: 'B-2' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
const write = (what: string) => `${what} & <i>so on</i>`
await writeToEachOther(portal, matterId, { lawyer, client: ada }, write)

const both = (name: string, text: string) => ({ [`${name}-en`]: text, [`${name}-fr`]: `${text} (fr)` })
const firm = `/firm/matters/${matterId}`
await lawyer.post(`${firm}/requests`, { ...both('title', 'Income'), ...both('item-0-title', 'Pay slip') })
await lawyer.post(`${firm}/tasks`, { kind: 'call', ...both('title', 'Call the notary') })
const date = { kind: 'hearing', startDay: '2026-04-20', startTime: '09:30', ...both('title', 'Hearing') }
await lawyer.post(`${firm}/calendar`, { ...date, audience: 'shared', place: 'Room 3.12' })
await lawyer.post(`${firm}/calendar`, { ...date, audience: 'internal', ...both('title', 'Prepare') })

const offer = await addDocument(portal, matterId, lawyer, 'offer.txt', 'offer')
const words = { en: { title: 'The offer' }, fr: { title: 'L’offre' } }
await share(matterId, [offer], { by: lawyer, to: [ada, max], ...words })
const discussion = `discussions/document/${offer.id}`
await ada.post(`/portal/matters/${matterId}/${discussion}`, { body: write('Is it final?') })
const answer = { 'body-en': write('It is.'), 'body-fr': write('Oui.') }
await lawyer.post(`${firm}/${discussion}`, { ...answer, reader: ada.id })
await lawyer.post(`${firm}/${discussion}`, { 'body-en': 'Too low' })

type Binder = { index: string; record: Chapter[]; all: string }
async function take(person: TestPerson, path: string): Promise<Binder> {
  const response = await person.get(path)
  expect(response.status).toBe(200)
  const files = readZip(new Uint8Array(await response.arrayBuffer()))
  const find = (name: string) => files.find((file) => file.name === name)?.content.toString() ?? ''
  const all = Buffer.concat(files.map(({ content }) => content)).toString()
  return { index: find('index.html'), record: JSON.parse(find('record.json') || '[]'), all }
}
const chapter = ({ record }: Binder, name: Chapter['name']) =>
  record.find((one) => one.name === name)?.entries ?? []

test('M2 a client takes home the conversations that they took part in, and nothing internal', async () => {
  const binder = await take(ada, `/portal/matters/${matterId}/binder`)
  expect(chapter(binder, 'messages').map(({ who, text }) => [who, text.en])).toEqual([
    ['Ada <b>Client</b>', write('correction')],
    ['Lee Lawyer', write('body of the firm')],
  ])
  expect(binder.index).toContain('body of the firm in French &amp; &lt;i&gt;so on&lt;/i&gt;')
  expect(binder.index).not.toContain('<i>so on')
  for (const hidden of ['note &', 'draft &', 'message of the client'])
    expect(binder.all).not.toContain(hidden)
})

test('M2 a comment goes home with whom it is for, under the name of what it stands on', async () => {
  const binder = await take(ada, `/portal/matters/${matterId}/binder`)
  expect(chapter(binder, 'comments').map(({ who, title, text }) => [who, title.en, text.en])).toEqual([
    ['Ada <b>Client</b>', 'The offer', write('Is it final?')],
    ['Lee Lawyer', 'The offer', write('It is.')],
  ])
  expect(binder.index).toContain('It is. &amp; &lt;i&gt;so on&lt;/i&gt;')
  const whole = await take(lawyer, `/firm/matters/${matterId}/binder/export`)
  expect(chapter(whole, 'comments').map(({ text }) => text.en)).toContain('Too low')
})

test('M2 somebody who took no part in a conversation takes none of it home', async () => {
  const binder = await take(max, `/portal/matters/${matterId}/binder`)
  expect(chapter(binder, 'messages')).toEqual([])
  expect(chapter(binder, 'comments')).toEqual([])
  expect(binder.all).not.toContain('so on')
})

test('M2 what was asked, what was to be done and the dates that were shared go home too', async () => {
  const binder = await take(max, `/portal/matters/${matterId}/binder`)
  const entry = (name: Chapter['name']) =>
    chapter(binder, name).map(({ title, text, state }) => [title.fr, text.fr, state?.fr])
  expect(entry('requests')).toEqual([['Pay slip (fr)', 'Income (fr)', 'À envoyer']])
  expect(entry('tasks')).toEqual([['Call the notary (fr)', undefined, 'À faire']])
  expect(entry('calendar')).toEqual([['Hearing (fr)', 'Room 3.12', undefined]])
  expect(binder.all).not.toContain('Prepare')
})

test('M2 the whole matter holds the firm’s notes too', async () => {
  const binder = await take(lawyer, `/firm/matters/${matterId}/binder/export`)
  expect(chapter(binder, 'notes').map(({ text }) => text.en)).toEqual([write('note')])
  expect(chapter(binder, 'messages')).toHaveLength(2)
  expect(chapter(binder, 'calendar')).toHaveLength(2)
})

test('M2 whatever people wrote in any table of a matter is in the copy of the whole', async () => {
  const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
  const people = { owner, lawyer, client: ada, expert: max, walled: portal.person({ name: 'Wade' }) }
  let n = 0
  const full = await fillMatter(portal, people, (what) => `${what} ${++n}.`)
  const { deps } = portal
  const access = StaffAccess.forAdministrator(full.matterId)
  const whole = JSON.stringify(gatherForFirm(deps, access, 'en'))
  const key = deps.vault.matter(full.matterId)
  // Its number and its own title stand for the matter.
  const written = SOURCE_NAMES.filter((source) => source !== 'matter')
  const missing = written.flatMap((source) =>
    listTextsOfMatter(deps.db, source, full.matterId).flatMap(({ id, sealed }) =>
      sealed.flatMap(({ column, bytes }) => {
        const words = key.open(column, id, bytes as Sealed)
        return whole.includes(JSON.stringify(words).slice(1, -1)) ? [] : [`${column}: ${words}`]
      }),
    ),
  )
  expect(missing).toEqual([])
})
