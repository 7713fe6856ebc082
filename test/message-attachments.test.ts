import { afterAll, expect, test } from 'bun:test'
import { MINUTE } from '../src/clock.ts'
import { addDocument } from './support/documents.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { tus } from './support/tus.ts'

const portal = await startPortal()
afterAll(portal.stop)
const { db } = portal.deps
const lawyer = portal.person({ name: 'Lee Lawyer' })
const ada = portal.person({ name: 'Ada Client', kind: 'client' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, ada, 'client')
portal.join(matterId, max, 'client')
const firm = `/firm/matters/${matterId}`
const guest = `/portal/matters/${matterId}`

const page = async (person: TestPerson, path: string) => (await person.get(path)).text()
const begun = await lawyer.post(`${firm}/messages`, {
  person: [ada.id, max.id],
  'subject-en': 'Papers',
  'body-en': 'Please send them here',
})
const threadId = /messages\/([^#]+)/.exec(begun.headers.get('location') ?? '')?.[1] ?? ''
const thread = `messages/${threadId}`
const draftOf = ({ id }: TestPerson) =>
  db.query<{ id: string }, string>('select id from message_drafts where person_id = ?').get(id)?.id ?? ''
const sharesOf = (documentId: string) =>
  db
    .query<{ personId: string }, string>(
      'select person_id as personId from share_recipients where document_id = ? and recalled_at is null',
    )
    .all(documentId)
    .map(({ personId }) => personId)
    .sort()

test('a client’s files arrive as documents and go with the message; other clients see only that they came', async () => {
  const attaching = await ada.post(`${guest}/${thread}/draft`, { body: 'Here it is', attach: 'yes' })
  expect(attaching.headers.get('location')).toBe(`${guest}/${thread}?attach=yes#attach`)
  const target = `draft:${draftOf(ada)}`
  const form = await page(ada, `${guest}/${thread}?attach=yes`)
  expect(form).toContain(`data-target="${target}"`)
  const upload = tus(ada, `${guest}/uploads`)
  const url = await upload.begin({ name: 'payslip <1>.txt', size: 5, target })
  expect((await upload.patch(url, 0, 'wages')).status).toBe(204)
  expect(await page(ada, `${guest}/${thread}`)).toContain('payslip &lt;1&gt;.txt')
  const sent = await ada.post(`${guest}/${thread}`, { id: draftOf(ada) })
  expect(sent.status).toBe(303)
  expect(await page(ada, `${guest}/${thread}`)).toMatch(/documents\/[^"]+"><bdi>payslip/)
  expect(await page(lawyer, `${firm}/${thread}`)).toMatch(/documents\/[^"]+"><bdi>payslip/)
  const other = await page(max, `${guest}/${thread}`)
  expect(other).not.toContain('payslip')
  expect(other).toContain('for the firm')
})

test('T04 nobody uploads into a draft of somebody else’s, nor into one that is not there', async () => {
  await max.post(`${guest}/${thread}/draft`, { body: 'Mine' })
  for (const id of [draftOf(max), Bun.randomUUIDv7(), threadId]) {
    const upload = tus(ada, `${guest}/uploads`)
    expect((await upload.create({ size: 5, target: `draft:${id}` })).status).toBe(404)
  }
  expect((await ada.get(`${guest}/messages/drafts/${draftOf(max)}`)).status).toBe(404)
  const own = await max.get(`${guest}/messages/drafts/${draftOf(max)}`)
  expect(own.headers.get('location')).toBe(`${guest}/${thread}?attach=yes#attach`)
})

test('what the firm attaches is shared with its readers in the same act, once, and taken back with the message', async () => {
  const [offer, known] = [
    await addDocument(portal, matterId, lawyer, 'offer.txt', 'offer'),
    await addDocument(portal, matterId, lawyer, 'known.txt', 'known'),
  ]
  await share(matterId, [known], { by: lawyer, to: [ada, max], en: { title: 'You have this' } })
  portal.clock.forward(MINUTE)
  await lawyer.post(`${firm}/${thread}/draft`, { 'body-en': 'Our offer', attach: 'yes' })
  const choice = await page(lawyer, `${firm}/${thread}?attach=yes&find=offer`)
  expect(choice).toContain(`value="${offer.id}"`)
  expect(choice).not.toContain(`value="${known.id}"`)
  await lawyer.post(`${firm}/${thread}/draft/attachments`, { document: [offer.id, known.id] })
  expect(sharesOf(offer.id)).toEqual([])
  const id = draftOf(lawyer)
  const untitled = { id, 'body-en': 'Our offer', attached: offer.id, [`title-en-${offer.id}`]: '' }
  const refused = await lawyer.post(`${firm}/${thread}`, untitled)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(`error-title-en-${offer.id}`)
  const titled = { ...untitled, [`title-en-${offer.id}`]: 'What we propose' }
  const { now } = portal.clock
  let later = 0
  const heardSql = 'select heard_at as at from matter_status where matter_id = ?'
  const heardAt = () => portal.deps.db.query<{ at: string }, string>(heardSql).get(matterId)?.at
  const heard = heardAt()
  portal.clock.now = () => new Date(now().getTime() + later++)
  expect((await lawyer.post(`${firm}/${thread}`, titled)).status).toBe(303)
  portal.clock.now = now
  expect(sharesOf(offer.id)).toEqual([ada.id, max.id].sort())
  expect(sharesOf(known.id)).toEqual([ada.id, max.id].sort())
  expect(await page(max, `${guest}/${thread}`)).toContain('What we propose')
  expect(heardAt()).not.toBe(heard)
  await lawyer.post(`${firm}/${thread}/messages/${id}/withdrawal`)
  expect(sharesOf(offer.id)).toEqual([])
  expect(sharesOf(known.id)).toEqual([ada.id, max.id].sort())
  expect(await page(max, `${guest}/${thread}`)).not.toContain('What we propose')
  expect(heardAt()).toBe(heard)
})

test('what was taken out of a draft goes with no message, and stays a document', async () => {
  const draft = await addDocument(portal, matterId, lawyer, 'internal draft.txt', 'internal')
  await lawyer.post(`${firm}/${thread}/draft`, { 'body-en': 'Nothing attached', attach: 'yes' })
  await lawyer.post(`${firm}/${thread}/draft/attachments`, { document: draft.id })
  expect((await ada.post(`${guest}/${thread}/draft/attachments`, { document: draft.id })).status).toBe(404)
  await lawyer.post(`${firm}/${thread}/draft/attachments/removal`, { document: draft.id })
  await lawyer.post(`${firm}/${thread}`, { id: draftOf(lawyer), 'body-en': 'Nothing attached' })
  expect(sharesOf(draft.id)).toEqual([])
  expect((await lawyer.get(`${firm}/documents/${draft.id}`)).status).toBe(200)
})
