import { afterAll, expect, test } from 'bun:test'
import type { Words } from '../src/languages/words.ts'
import { type NoteText, noteText, wordsOf } from '../views/notes/note-text.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const lawyer = portal.person({ name: 'Lee Lawyer' })
const assistant = portal.person({ name: 'Mia Assistant', firmRole: 'assistant' })
const bookkeeper = portal.person({ name: 'Ben Bookkeeper', firmRole: 'bookkeeper' })
const ada = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, assistant, 'assistant')
portal.join(matterId, bookkeeper, 'bookkeeper')
portal.join(matterId, ada, 'client')
const base = `/firm/matters/${matterId}/notes`

const page = async (person: TestPerson, path: string) => (await person.get(path)).text()
const write = async (text: string) => {
  expect((await lawyer.post(base, { body: text })).status).toBe(303)
  return (
    db.query<{ id: string }, []>('select id from notes order by written_at desc, id desc').get()?.id ?? ''
  )
}

test('T13 a note does not compile where a client is shown something', () => {
  const secret: NoteText = noteText('The client is not to know')
  // @ts-expect-error no string
  const asText: string = secret
  // @ts-expect-error nothing that a page of messages shows
  const asMessage: Words = { text: secret, lang: undefined }
  // @ts-expect-error no child of any element
  const asChild = <p>{secret}</p>
  const said = `${asText} ${asMessage.text} ${asChild} ${JSON.stringify(secret)}`
  expect(said).not.toContain('not to know')
  expect(wordsOf(secret)).toContain('not to know')
})

test('the firm writes notes for itself; clients and members without messages find no such page', async () => {
  const id = await write('<b>Settles</b> at 40 000 at most')
  const shown = await page(assistant, base)
  expect(shown).toContain('&lt;b&gt;Settles&lt;/b&gt; at 40 000 at most')
  for (const path of [base, `${base}/${id}`, `${base}/${id}/copies`]) {
    expect((await ada.get(path)).status).toBe(404)
    expect((await bookkeeper.get(path)).status).toBe(404)
    expect((await portal.stranger.get(path)).status).toBe(303)
  }
  expect((await ada.get(`/portal/matters/${matterId}/notes`)).status).toBe(404)
  expect((await bookkeeper.post(base, { body: 'A word' })).status).toBe(404)
  const empty = await lawyer.post(base, { body: ' ' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain('error-body')
})

test('only its author changes a note, and what it said before can be read', async () => {
  const id = await write('The offer is 30 000')
  expect((await assistant.post(`${base}/${id}`, { body: 'Mine now' })).status).toBe(404)
  expect((await lawyer.post(`${base}/${id}`, { body: 'The offer is 35 000' })).status).toBe(303)
  expect(await page(assistant, base)).toMatch(/35 000.*What it said before.*30 000/s)
})

test('a note goes to a client only as a copy, after exactly what they will see was shown', async () => {
  const id = await write('Doubts the expert; tell her that we look for another one')
  const form = await page(lawyer, `${base}/${id}/copies`)
  expect(form).toContain('Doubts the expert')
  const copy = { person: [ada.id, lawyer.id], id: Bun.randomUUIDv7() }
  const untranslated = { ...copy, 'subject-en': 'The expert', 'body-en': 'We look for another expert' }
  expect((await lawyer.post(`${base}/${id}/copies/preview`, untranslated)).status).toBe(422)
  const words = { ...copy, 'subject-fr': 'L’expert', 'body-fr': 'Nous cherchons un autre expert' }
  const preview = await (await lawyer.post(`${base}/${id}/copies/preview`, words)).text()
  expect(preview).toMatch(/Ada Client will see.*L’expert.*Nous cherchons un autre expert/s)
  expect(preview).not.toContain('Doubts')
  expect(db.query('select 1 from messages').all()).toEqual([])
  const again = await (await lawyer.post(`${base}/${id}/copies/draft`, words)).text()
  expect(again).toContain('Nous cherchons un autre expert')
  const sent = await lawyer.post(`${base}/${id}/copies`, words)
  await lawyer.post(`${base}/${id}/copies`, words)
  expect(sent.status).toBe(303)
  const thread = /messages\/([^#]+)/.exec(sent.headers.get('location') ?? '')?.[1]
  const read = await page(ada, `/portal/matters/${matterId}/messages/${thread}`)
  expect(read.match(/Nous cherchons un autre expert/g)).toHaveLength(1)
  expect(read).not.toContain('Doubts')
  const copied = () => db.query(`select 1 from events where kind = 'note.copied'`).all().length
  expect(copied()).toBe(1)
  await lawyer.post(`${base}/${id}/copies`, { ...words, 'body-fr': 'Nous en avons un autre' })
  expect([copied(), db.query('select 1 from messages').all().length]).toEqual([2, 2])
  expect((await assistant.post(`${base}/${Bun.randomUUIDv7()}/copies`, words)).status).toBe(404)
})

test('T04 with a copy goes nothing of what its writer had begun to write to somebody else', async () => {
  const noteId = await write('Tell Ada that the hearing was moved')
  const memo = await addDocument(portal, matterId, lawyer, 'memo.txt', 'privileged')
  const messages = `/firm/matters/${matterId}/messages`
  await lawyer.post(`${messages}/draft`, { 'body-en': 'Look at this', person: assistant.id, attach: 'yes' })
  await lawyer.post(`${messages}/draft/attachments`, { document: memo.id })
  const form = await page(lawyer, `${base}/${noteId}/copies`)
  const [, id = ''] = /name="id" value="([^"]+)"/.exec(form) ?? []
  expect(db.query('select 1 from message_drafts where id = ?').all(id)).toEqual([])
  const words = { 'body-en': 'It was moved', 'body-fr': 'Elle est reportée' }
  const subject = { 'subject-en': 'The hearing', 'subject-fr': 'L’audience' }
  const sent = await lawyer.post(`${base}/${noteId}/copies`, { ...words, ...subject, id, person: ada.id })
  expect(sent.status).toBe(303)
  expect((await ada.get(`/portal/matters/${matterId}/documents/${memo.id}`)).status).toBe(404)
  expect(await page(lawyer, `${messages}/new`)).toContain('Look at this')
})
