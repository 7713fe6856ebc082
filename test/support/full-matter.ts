import { DAY, timestamp, timestampIn } from '../../src/clock.ts'
import { insertDestruction } from '../../src/destruction/queries.ts'
import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { askForEverything } from './asked.ts'
import { addDate, eventFields } from './calendar.ts'
import { type AddedDocument, addDocument } from './documents.ts'
import { type Ids, idsOf, one } from './matter-ids.ts'
import { commentOn, writeToEachOther } from './messages.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'
import { share } from './shares.ts'
import { tellOfStatus } from './status.ts'
import { tus } from './tus.ts'
import { raiseWall } from './walls.ts'

/** Gives every text that people write; `what` says which one is wanted. */
export type Write = (what: string) => string
export type MatterPeople = {
  owner: TestPerson
  lawyer: TestPerson
  client: TestPerson
  expert: TestPerson
  /** Stands behind a wall in the matter. */
  walled: TestPerson
}
export type FullMatter = { matterId: string; own: AddedDocument; sent: AddedDocument; ids: Ids }

/** A matter with rows of every kind, made through the front door as its people make them. */
export async function fillMatter(
  portal: TestPortal,
  people: MatterPeople,
  write: Write = (what) => what,
): Promise<FullMatter> {
  const { lawyer, client } = people
  const matterId = await openMatter(people, write)
  await addMembers(portal, matterId, people, write)
  const folderId = await openFolder(portal, matterId, lawyer, write)
  const own = await addDocument(portal, matterId, lawyer, `${write('file')}.txt`, write('content'), {
    folderId,
  })
  const path = ['outer folder', 'inner folder', 'file in folders']
    .map((what) => inPath(write(what)))
    .join('/')
  await addDocument(portal, matterId, lawyer, `${write('internal file')}.txt`, write('internal'), { path })
  const words = { title: write('title'), note: write('note') }
  await share(matterId, [own], { by: lawyer, to: [client, people.expert], en: words, fr: words })
  await readAndAcknowledge(client, matterId, own)
  const status = await tellOfStatus(portal, { matterId, document: own }, people, write)
  await addDocument(portal, matterId, lawyer, `${write('new version')}.txt`, write('new content'), {
    documentId: own.id,
  })
  const sent = await addDocument(portal, matterId, client, `${write('sent file')}.txt`, write('sent content'))
  const uploadId = await leaveUnfinished(matterId, client, write)
  createEnrolment(portal.deps, SYSTEM, client.id)
  await placeHold(matterId, lawyer, write)
  await chooseHowToBeTold(matterId, people, write)
  const asked = askForEverything(portal, { matterId, lawyer, client, sent }, write)
  const written = await writeToEachOther(portal, matterId, { lawyer, client }, write)
  const commented = await commentOn(portal, matterId, { lawyer, client, document: own }, write)
  const article = await publishArticle(lawyer, write)
  const eventId = await fillCalendar(matterId, { lawyer, client }, write)
  const ids = {
    ...idsOf(portal, matterId, client, own),
    destructionId: requestDestruction(portal, { matterId, personId: client.id }, write),
    ...asked,
    ...written,
    ...commented,
    ...article,
    ...status,
    folderId,
    uploadId,
    eventId,
    feedFile: crypto.randomUUID(),
  }
  return { matterId, own, sent, ids }
}

/** A series with a date that was moved and one that was cancelled, and a date that the client has looked at. */
async function fillCalendar(
  matterId: string,
  { lawyer, client }: { lawyer: TestPerson; client: TestPerson },
  write: Write,
): Promise<string> {
  const words = (before: string) => ({
    ...{ 'title-en': write(`${before} of a date`), 'title-fr': write(`${before} d’une date`) },
    ...{ 'notes-en': write('notes of a date'), 'notes-fr': write('notes d’une date') },
    ...{ 'bring-en': write('to bring'), 'bring-fr': write('à apporter') },
    ...{ place: write('place'), video: 'https://video.example/room', person: [client.id, lawyer.id] },
  })
  const at = { startDay: '2026-03-10', startTime: '10:00' }
  const series = await addDate(matterId, lawyer, {
    ...{ ...words('title'), ...at, repeat: 'weekly', until: '2026-04-10' },
  })
  const page = `/firm/matters/${matterId}/calendar/${series}`
  const moved = { ...eventFields(), ...words('new title'), startTime: '12:00', endTime: '13:00' }
  lastPart(
    await lawyer.post(page, { ...moved, startDay: '2026-03-18', date: '2026-03-17T10:00' }),
    'not moved',
  )
  lastPart(await lawyer.post(`${page}/cancellation`, { date: '2026-03-24T10:00' }), 'not cancelled')
  const once = await addDate(matterId, lawyer, words('single title'))
  await client.get(`/portal/matters/${matterId}/calendar/${once}`)
  return once
}

/** For family matters; whoever has none does not find it. */
async function publishArticle(
  lawyer: TestPerson,
  write: Write,
): Promise<{ articleId: string; slug: string }> {
  const slug = crypto.randomUUID()
  const response = await lawyer.post('/firm/library', {
    ...{ kind: 'article', slug, area: 'family' },
    ...{ 'title-en': write('article title'), 'body-en': onOneLine(write('article')) },
    ...{ 'title-fr': write('titre d’article'), 'body-fr': onOneLine(write('article en français')) },
  })
  const articleId = lastPart(response, 'no article was written')
  await lawyer.post(`/firm/library/${articleId}/publication`, { state: 'published' })
  return { articleId, slug }
}

/** A line break is an element in Markdown. */
const onOneLine = (text: string) => text.replace(/[\r\n]+/g, ' ')

async function openMatter({ lawyer, client }: MatterPeople, write: Write): Promise<string> {
  const response = await lawyer.post('/firm/matters', {
    number: `F-${crypto.randomUUID().slice(0, 8)}`,
    internalTitle: write('internal title'),
    clientTitleEn: write('client title'),
    clientTitleFr: write('titre client'),
    practiceArea: 'family',
    province: 'QC',
    responsible: lawyer.id,
    client: client.id,
  })
  return lastPart(response, 'the matter was not opened')
}

async function addMembers(portal: TestPortal, matterId: string, people: MatterPeople, write: Write) {
  const { owner, walled, expert } = people
  portal.join(matterId, walled, 'lawyer')
  portal.join(matterId, expert, 'third-party')
  await raiseWall(matterId, { by: owner, against: walled, reason: write('reason of a wall') })
}

async function openFolder(portal: TestPortal, matterId: string, lawyer: TestPerson, write: Write) {
  const response = await lawyer.post(`/firm/matters/${matterId}/folders`, { name: write('folder') })
  lastPart(response, 'the folder was not made')
  return one(portal, 'select id from folders where matter_id = $matterId', { matterId })
}

async function readAndAcknowledge(client: TestPerson, matterId: string, { id, versionId }: AddedDocument) {
  const page = `/portal/matters/${matterId}/documents/${id}`
  await (await client.get(`${page}/versions/${versionId}/content`)).arrayBuffer()
  await (await client.get(`${page}/versions/${versionId}/download`)).arrayBuffer()
  lastPart(await client.post(`${page}/acknowledgement`, { version: versionId }), 'it was not acknowledged')
}

async function leaveUnfinished(matterId: string, client: TestPerson, write: Write): Promise<string> {
  const sender = tus(client, `/portal/matters/${matterId}/uploads`)
  const url = await sender.begin({ size: 5000, name: `${write('unfinished file')}.txt` })
  return url.split('/').at(-1) ?? ''
}

async function placeHold(matterId: string, lawyer: TestPerson, write: Write): Promise<void> {
  const reason = write('reason of a hold')
  lastPart(await lawyer.post(`/firm/matters/${matterId}/holds`, { reason }), 'no hold was placed')
}

/** An outside person who wants no mail of this matter, and whom one must not call as one likes. */
async function chooseHowToBeTold(
  matterId: string,
  { lawyer, client, expert }: MatterPeople,
  write: Write,
): Promise<void> {
  const preference = { way: 'paper', note: write('how to reach them').slice(0, 200) }
  await lawyer.post(`/firm/people/${client.id}/contact-preference`, preference)
  const note = write('how to call safely')
  lastPart(
    await expert.post('/account/safe-contact', { note, noVoicemail: 'yes' }),
    'no safe contact was set',
  )
  lastPart(await expert.post('/account/telling', { pace: 'at-once', matter: matterId }), 'nothing was muted')
}

/** As an owner's request stands; the matter of a real one is closed. */
function requestDestruction(
  { deps: { db, vault, clock } }: TestPortal,
  { matterId, personId }: { matterId: string; personId: string },
  write: Write,
): string {
  const id = Bun.randomUUIDv7()
  insertDestruction(db, {
    ...{
      id,
      matterId,
      requestedBy: personId,
      requestedAt: timestamp(clock),
      expiresAt: timestampIn(clock, DAY),
    },
    reason: vault.firm.seal('destructions.reason', id, write('reason of a destruction')),
  })
  return id
}

/** As one part of a path, so that every text makes as many folders as any other. */
const inPath = (text: string) => text.replace(/[/\\]/g, '_')

/** The last part of where an accepted form leads. */
function lastPart(response: Response, problem: string): string {
  if (response.status !== 303) throw new Error(`${problem}: ${response.status}`)
  return response.headers.get('location')?.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
}
