import { afterAll, expect, test } from 'bun:test'
import { DAY } from '../src/clock.ts'
import { appendEvent } from '../src/events/append.ts'
import { startPortal, type TestPerson } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const bookkeeper = portal.person({ name: 'Bo Books', firmRole: 'bookkeeper', language: 'fr' })
const client = portal.person({ name: 'Zoé Bélanger', kind: 'client' })
const { deps } = portal

const html = async (response: Response | Promise<Response>) => (await response).text()
const today = (who: TestPerson) => html(who.get('/firm'))

/** A document as an upload leaves it, with its event; what is in it does not matter here. */
function document(matterId: string, by: TestPerson, fileName: string): string {
  const { db, vault, clock } = deps
  const [id, versionId, at] = [Bun.randomUUIDv7(), Bun.randomUUIDv7(), clock.now().toISOString()]
  const origin = by === client ? 'client' : 'firm'
  const row = { id, versionId, matterId, by: by.id, at, origin, bytes: new Uint8Array(1) }
  const sealed = vault.matter(matterId).seal('document_versions.file_name', versionId, fileName)
  db.transaction(() => {
    db.query(`insert into documents (id, matter_id, origin, version_count, created_by, created_at, updated_at)
      values ($id, $matterId, $origin, 1, $by, $at, $at)`).run(row)
    db.query(`insert into document_versions (id, document_id, matter_id, number, file_name, media_type, byte_size,
        sealed_size, sha256, session_key, uploaded_by, uploaded_at)
      values ($versionId, $id, $matterId, 1, $sealed, 'application/pdf', 1, 1, $bytes, $bytes, $by, $at)`).run(
      {
        ...row,
        sealed,
      },
    )
    const details = { fileName, byteSize: 1, sha256: '', version: 1 }
    const actor = { personId: by.id, passkeyId: null, from: null }
    appendEvent(deps, actor, { kind: 'document.added', matterId, subjectId: id, details })
  }).immediate()
  return id
}

test('a brand-new firm is told the three first steps; one who may not begin is told to wait', async () => {
  const young = await startPortal()
  const page = await today(young.person({ name: 'First', firmRole: 'owner' }))
  expect(page).toContain('Three steps')
  expect(page).toContain('/firm/matters/new')
  const waiting = await today(young.person({ name: 'Bo', firmRole: 'bookkeeper', language: 'fr' }))
  expect(waiting).toContain('lorsqu’on vous en fait membre')
  expect(waiting).not.toContain('/firm/matters/new')
  young.stop()
})

test('the bare address leads everybody to their side', async () => {
  const leads = async (who: Pick<TestPerson, 'get'>) => (await who.get('/')).headers.get('location')
  expect(await leads(owner)).toBe('/firm')
  expect(await leads(client)).toBe('/portal')
  expect(await leads(portal.stranger)).toBe('/sign-in')
})

const matterId = await portal.matter({ responsible: lawyer, title: 'Gagnon separation' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, bookkeeper, 'bookkeeper')
portal.join(matterId, client, 'client')

test('what a client sent waits until somebody of the firm opens it', async () => {
  const documentId = document(matterId, client, 'Relevé <b>août</b>.pdf')
  const page = await today(lawyer)
  expect(page).toContain('not looked at yet')
  expect(page).toContain('Relevé &lt;b&gt;août&lt;/b&gt;.pdf')
  expect(page).toContain('<b>Zoé Bélanger</b> added')
  expect(page).toContain('1\u00a0new thing')
  deps.db
    .transaction(() => {
      const actor = { personId: lawyer.id, passkeyId: null, from: null }
      const details = { version: 1, sha256: '' }
      appendEvent(deps, actor, { kind: 'document.opened', matterId, subjectId: documentId, details })
    })
    .immediate()
  expect(await today(lawyer)).not.toContain('not looked at yet')
})

test('who may not read documents hears nothing of them', async () => {
  const page = await today(bookkeeper)
  expect(page).not.toContain('Relevé')
  expect(page).not.toContain('.pdf')
})

test('thirty uploads are one line', async () => {
  for (let i = 0; i < 30; i++) document(matterId, lawyer, `Scan ${i}.pdf`)
  const page = await today(lawyer)
  expect(page).toContain('Scan 29.pdf')
  expect(page).toContain(' and 29\u00a0others')
  expect(page).not.toContain('Scan 28.pdf')
})

test('what was shared a week ago and never opened waits; what was opened or recalled does not', async () => {
  const { db, clock } = deps
  const documentId = document(matterId, lawyer, 'Letter.pdf')
  const version = db
    .query<{ id: string }, [string]>('select id from document_versions where document_id = ?')
    .get(documentId)
  const share = { share: Bun.randomUUIDv7(), matterId, documentId, version: version?.id ?? '', by: lawyer.id }
  const at = clock.now().toISOString()
  db.query(`insert into shares (id, matter_id, document_id, version_id, shared_by, shared_at)
    values ($share, $matterId, $documentId, $version, $by, $at)`).run({ ...share, at })
  db.query(`insert into share_recipients (id, share_id, matter_id, document_id, person_id, shared_at)
    values ($share, $share, $matterId, $documentId, $person, $at)`).run({ ...share, person: client.id, at })
  expect(await today(lawyer)).not.toContain('not opened</h3>')
  portal.clock.forward(8 * DAY)
  db.query('update sessions set created_at = $now, last_seen_at = $now, verified_at = $now').run({
    now: clock.now().toISOString(),
  })
  const page = await today(lawyer)
  expect(page).toContain('Zoé Bélanger: 1\u00a0document<')
  expect(page).toContain('Nothing since yesterday')
  db.query('update share_recipients set opened_at = $at').run({ at })
  expect(await today(lawyer)).not.toContain('Zoé Bélanger: ')
})

test('A6 a walled owner and a lawyer of no matter see neither row nor event', async () => {
  document(matterId, client, 'Secret.pdf')
  expect(await today(owner)).toContain('Secret.pdf')
  await owner.post(`/firm/matters/${matterId}/walls`, { person: owner.id, reason: 'x', sure: 'yes' })
  for (const who of [owner, portal.person({ name: 'Otto Other' })]) {
    const page = await today(who)
    for (const trace of ['Secret.pdf', 'Gagnon', matterId]) expect(page).not.toContain(trace)
  }
})

test('a stranger is sent to sign in, and the firm’s home does not exist for a client', async () => {
  expect((await portal.stranger.get('/firm')).headers.get('location')).toStartWith('/sign-in')
  expect((await client.get('/firm')).status).toBe(404)
})
