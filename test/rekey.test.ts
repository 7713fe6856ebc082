import { afterEach, beforeEach, expect, test } from 'bun:test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DAY } from '../src/clock.ts'
import {
  advanceRekey,
  advanceRekeys,
  isWaitingForUploads,
  removeRetiredFiles,
  removeRetiredFilesOf,
} from '../src/rekey/advance.ts'
import { askForRekey } from '../src/rekey/ask.ts'
import { versionsToReseal } from '../src/rekey/documents/reseal.ts'
import { findRekey } from '../src/rekey/queries.ts'
import { SEALED_COLUMNS } from '../src/rekey/texts/queries.ts'
import { opens } from '../src/rekey/texts/reseal.ts'
import { openKeyring } from '../src/vault/keyring.ts'
import { openKeyringWithRecovery } from '../src/vault/keyring-recovery.ts'
import { openVault } from '../src/vault/vault.ts'
import { addDocument } from './support/documents.ts'
import { type FullMatter, fillMatter } from './support/full-matter.ts'
import type { TestPerson } from './support/people.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { someBytes, tus } from './support/tus.ts'

let portal: TestPortal
let people: Record<'owner' | 'lawyer' | 'client' | 'expert' | 'walled', TestPerson>
let matter: FullMatter

beforeEach(async () => {
  portal = await startPortal()
  people = {
    owner: portal.person({ name: 'Olive Owner', firmRole: 'owner' }),
    lawyer: portal.person({ name: 'Lee Lawyer' }),
    client: portal.person({ name: 'Ada Client', kind: 'client' }),
    expert: portal.person({ name: 'Eve Expert', kind: 'outside' }),
    walled: portal.person({ name: 'Wim Walled' }),
  }
  await withPasskey(people.client)
  matter = await fillMatter(portal, people, (what) => `${what} <i>&é`)
  await tus(people.client, `/portal/matters/${matter.matterId}/uploads`).cancel(
    `/portal/matters/${matter.matterId}/uploads/${matter.ids.uploadId}`,
  )
})
afterEach(() => portal.stop())

async function withPasskey({ id }: TestPerson) {
  const { deps } = portal
  deps.db
    .query(
      `insert into passkeys (id, person_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
       values ($id, $personId, $id, x'00', 0, '', 0, $name, '2026-01-01')`,
    )
    .run({ id: `key-${id}`, personId: id, name: deps.vault.firm.seal('passkeys.name', `key-${id}`, 'k') })
}

const goOn = { stopping: () => false }
const underWay = () => askForRekey(portal.deps, matter.matterId)
const finishedAt = (id: string) => findRekey(portal.deps.db, id)?.finishedAt ?? null
const kinds = () =>
  portal.deps.db
    .query<{ kind: string }, []>(`select kind from events where kind like 'matter.rekey%' order by seq`)
    .all()
    .map(({ kind }) => kind)

/** What the people of the matter see of it, without ids, which may change. */
async function seen(): Promise<string[]> {
  const { matterId } = matter
  const pages = [
    people.lawyer.get(`/firm/matters/${matterId}`),
    people.lawyer.get(`/firm/matters/${matterId}/documents`),
    people.client.get(`/portal/matters/${matterId}`),
    people.lawyer.get(`/firm/matters/${matterId}/log`),
  ]
  const texts = await Promise.all(pages.map(async (page) => (await page).text()))
  return texts.map((text) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/\?v=\w+/g, ''))
}

async function contents(): Promise<string[]> {
  const { db, vault } = portal.deps
  const all: string[] = []
  for (const version of versionsOf()) {
    const open = await vault.documents.open({ ...version, matterId: matter.matterId, versionId: version.id })
    all.push(`${version.documentId} ${version.number} ${await new Response(open.stream()).text()}`)
  }
  expect(db.query('pragma foreign_key_check').all()).toEqual([])
  return all.sort()
}
type Row = {
  id: string
  documentId: string
  number: number
  byteSize: number
  sealedSize: number
  sessionKey: never
}
const versionsOf = () =>
  portal.deps.db
    .query<Row, { matterId: string }>(
      `select id, document_id as documentId, number, byte_size as byteSize, sealed_size as sealedSize,
       session_key as sessionKey from document_versions where matter_id = $matterId`,
    )
    .all({ matterId: matter.matterId })

test('a matter gets new keys: everything reads as before, and nothing but its log is under the old ones', async () => {
  const { db, vault } = portal.deps
  const { matterId } = matter
  const old = vault.keyring.matter(matterId)
  const oldIds = versionsOf().map(({ id }) => id)
  const [pages, texts] = [await seen(), await contents()]
  const rekey = underWay()
  expect(await advanceRekey(portal.deps, rekey, goOn)).toBe(true)
  expect(vault.keyring.matter(matterId).fingerprint).not.toBe(old.fingerprint)
  expect(vault.keyring.formerKeys(matterId)).toEqual([old])
  expect(finishedAt(rekey.id)).not.toBeNull()
  expect(kinds()).toEqual(['matter.rekey-begun', 'matter.rekeyed'])
  expect(await contents()).toEqual(texts)
  const after = await seen()
  expect(after.slice(0, 3)).toEqual(pages.slice(0, 3))
  expect(after[3]).toContain('under its new keys')
  const current = vault.currentKey(matterId)
  let rows = 0
  for (const column of SEALED_COLUMNS) {
    const found = db.query<{ id: string; value: never }, { matterId: string }>(column.list).all({ matterId })
    for (const row of found)
      expect({ ...column, is: opens(current, column.column, row) }).toMatchObject({ is: true })
    rows += found.length
  }
  expect(rows).toBeGreaterThan(8)
  expect(versionsToReseal(portal.deps, matterId)).toEqual({ total: oldIds.length, left: [] })
  expect(versionsOf().filter(({ id }) => oldIds.includes(id))).toEqual([])
})

test('every sealed column of a matter is sealed anew, or has its reason not to be', () => {
  const reasons: Record<string, string> = {
    'events.details': 'the chain of hashes is over the sealed octets',
    'events.prev_hash': 'no text',
    'events.hash': 'no text',
    'document_versions.file_name': 'moves with its document',
    'document_versions.session_key': 'moves with its document',
    'document_versions.sha256': 'no text',
    'uploads.file_name': 'the change waits for uploads',
    'uploads.folder_path': 'the change waits for uploads',
    'uploads.session_key': 'the change waits for uploads',
    'uploads.declared_sha256': 'no text',
    'destructions.reason': 'under the firm’s key: it outlives the matter',
    'destructions.record': 'under the firm’s key: it outlives the matter',
    'destructions.certificate': 'under the firm’s key: it outlives the matter',
  }
  const blobs = portal.deps.db
    .query<{ name: string }, []>(`
      select tables.name || '.' || columns.name as name
      from pragma_table_list as tables, pragma_table_info(tables.name) as columns
      where columns.type = 'BLOB' and (tables.name = 'matters' or exists (
        select 1 from pragma_table_info(tables.name) where name = 'matter_id'))`)
    .all()
    .map(({ name }) => name)
  const done = SEALED_COLUMNS.map(({ column }) => column as string)
  expect(blobs.length).toBeGreaterThan(15)
  expect(blobs.filter((name) => !done.includes(name) && !(name in reasons))).toEqual([])
  expect([...done, ...Object.keys(reasons)].filter((name) => !blobs.includes(name))).toEqual([])
})

test('it goes on after a stop at every document, with nothing left in memory', async () => {
  const texts = await contents()
  const rekey = underWay()
  let fingerprint = ''
  for (let round = 0; ; round++) {
    const vault = await openVault(portal) // as after a restart
    let documents = 0
    await advanceRekeys(
      { ...portal.deps, vault },
      { stopping: () => documents > 0, progress: () => void documents++ },
    )
    fingerprint ||= vault.keyring.matter(matter.matterId).fingerprint
    expect(vault.keyring.matter(matter.matterId).fingerprint).toBe(fingerprint)
    if (finishedAt(rekey.id)) break
    expect(findRekey(portal.deps.db, rekey.id)).toMatchObject({ documentsDone: round + 1 })
  }
  portal.deps.vault = await openVault(portal)
  expect(await contents()).toEqual(texts)
  expect(kinds()).toEqual(['matter.rekey-begun', 'matter.rekeyed'])
})

test('it is asked for once, waits for uploads under the old keys, and takes them along', async () => {
  const { client } = people
  const bytes = someBytes(50_000)
  const upload = tus(client, `/portal/matters/${matter.matterId}/uploads`)
  const url = await upload.begin({ size: bytes.length, name: 'slow.bin' })
  const rekey = underWay()
  expect(underWay().id).toBe(rekey.id)
  expect(await advanceRekey(portal.deps, rekey, goOn)).toBe(false)
  expect(isWaitingForUploads(portal.deps, rekey.id)).toBe(true)
  expect((await upload.patch(url, 0, bytes)).status).toBe(204)
  await advanceRekeys(portal.deps, goOn)
  expect(finishedAt(rekey.id)).not.toBeNull()
  expect(versionsToReseal(portal.deps, matter.matterId).left).toEqual([])
  expect((await contents()).some((text) => text.length > 40_000)).toBe(true)
})

test('the files under the old keys stay for a day and are gone then', async () => {
  const old = versionsOf().map(({ id }) => join(portal.dataDir, 'documents', id.slice(-2), id))
  expect(old.every((path) => existsSync(path))).toBe(true)
  await advanceRekey(portal.deps, underWay(), goOn)
  await removeRetiredFilesOf(portal.deps, 'another matter')
  portal.clock.forward(DAY - 1000)
  await removeRetiredFiles(portal.deps)
  expect(old.every((path) => existsSync(path))).toBe(true)
  portal.clock.forward(2000)
  await removeRetiredFiles(portal.deps)
  expect(old.some((path) => existsSync(path))).toBe(false)
  expect(await contents()).toHaveLength(old.length)
})

test('the files under the old keys are gone at once when the matter is destroyed', async () => {
  const old = versionsOf().map(({ id }) => join(portal.dataDir, 'documents', id.slice(-2), id))
  await advanceRekey(portal.deps, underWay(), goOn)
  await removeRetiredFilesOf(portal.deps, matter.matterId)
  expect(old.some((path) => existsSync(path))).toBe(false)
})

test('a damaged document is recorded, and does not stop the others', async () => {
  const broken = await addDocument(portal, matter.matterId, people.lawyer, 'broken.txt', someBytes(5000))
  const path = join(portal.dataDir, 'documents', broken.versionId.slice(-2), broken.versionId)
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(3000) ^ 1, 3000)
  writeFileSync(path, bytes)
  const rekey = underWay()
  expect(await advanceRekey(portal.deps, rekey, goOn)).toBe(true)
  const damaged = portal.deps.db
    .query<{ id: string }, []>('select id from document_versions where damaged_at is not null')
    .all()
  expect(damaged).toEqual([{ id: broken.versionId }])
})

test('the recovery key opens the new keys and those before; a destruction leaves neither', async () => {
  const { keyring } = portal.deps.vault
  const { matterId } = matter
  await advanceRekey(portal.deps, underWay(), goOn)
  await advanceRekey(portal.deps, underWay(), goOn)
  await keyring.rotate()
  const [present, formers] = [keyring.matter(matterId), keyring.formerKeys(matterId)]
  expect(formers).toHaveLength(2)
  const path = join(portal.dataDir, 'keyring')
  const { privateKey: recoveryPrivateKey, passphrase } = portal.recovery
  const recovered = await openKeyringWithRecovery({ path, recoveryPrivateKey, passphrase })
  expect(await recovered.matter(matterId)).toEqual(present)
  expect(await recovered.formerKeys(matterId)).toEqual(formers)
  await keyring.destroyMatter(matterId, portal.clock.now())
  const again = await openKeyring({ path, unlockSecret: portal.unlockSecret })
  expect(() => again.formerKeys(matterId)).toThrow()
  const rekey = underWay()
  expect(await advanceRekey(portal.deps, rekey, goOn)).toBe(true) // nothing is left to seal
})
