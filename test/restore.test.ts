import type { Database } from 'bun:sqlite'
import { afterEach, expect, test } from 'bun:test'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { verifyChain } from '../src/audit/verify.ts'
import { tick } from '../src/background/background.ts'
import { openDatabaseToRead } from '../src/db.ts'
import { SYSTEM } from '../src/events/append.ts'
import { EXIT, Refusal } from '../src/installation/refusal.ts'
import { disablePerson, enablePerson } from '../src/people/disable.ts'
import type { Sealed } from '../src/vault/sealed.ts'
import { contentPath } from './support/documents.ts'
import { type BusyPortal, busyPortal, restoreInto, sealedFile } from './support/restoring.ts'

const open: { stop(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0).reverse()) one.stop()
})
const own = <T extends { stop(): void }>(one: T): T => {
  open.push(one)
  return one
}
const busy = async (): Promise<BusyPortal> => own(await busyPortal())
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

const count = (data: string, sql: string) => {
  const db = openDatabaseToRead(join(data, 'portal.db'))
  const [row] = db.query(sql).values()
  db.close()
  return row?.[0]
}

test('T59 with nothing but backup, keyring copy and unlock key, every document is back, and nobody is signed in', async () => {
  const portal = await busy()
  const snapshot = await portal.backUp()
  const copy = portal.copyKeyring('copy')
  const { data, restored, open: serve } = await restoreInto(portal, 'again', copy)
  expect(restored).toMatchObject({
    plan: { snapshot, isRollback: false, isNewest: true, counts: { matters: 2, documents: 4, persons: 3 } },
    ended: { enrolments: 1, uploads: 1 },
    ...{ damagedDocuments: [], proven: 2, hasNewUnlockKey: false },
  })
  expect(restored.ended.sessions).toBeGreaterThanOrEqual(3)
  for (const { documents } of [portal.first, portal.second])
    for (const { versionId } of documents)
      expect(sealedFile({ dataDir: data }, versionId).equals(sealedFile(portal, versionId))).toBe(true)
  for (const table of ['sessions', 'challenges', 'uploads'])
    expect(count(data, `select count(*) from ${table}`)).toBe(0)
  expect(readdirSync(portal.dir).filter((name) => name.startsWith('again.'))).toEqual([])

  const again = own(await serve())
  for (const person of [portal.owner, portal.client])
    expect((await again.as(person).get('/')).status).toBe(303)
  const owner = again.person({ name: 'Somebody New', firmRole: 'owner' })
  const { id, documents } = portal.first
  const [document] = documents
  if (!document) throw new Error('no document')
  const answer = await owner.get(contentPath('firm', id, document, 'download'))
  expect(await answer.text()).toBe('claim of Gagnon separation\n'.repeat(9000))
  expect(await (await owner.get('/firm/log')).text()).toContain('The portal was restored from a backup')
  expect(verifyChain(again.deps.db).firstBad).toBeNull()
})

test('T59 where the unlock key is lost, the recovery key does it, and a new unlock key is written', async () => {
  const portal = await busy()
  await portal.backUp()
  const copy = portal.copyKeyring('copy')
  const unlockKeyFile = join(portal.dir, 'new', 'unlock.key')
  const order = {
    opener: { kind: 'recovery', ...portal.recovery } as const,
    config: { data: join(portal.dir, 'again'), unlockKeyFile },
  }
  const wrong = { ...order, opener: { ...order.opener, passphrase: 'another' } }
  expect(String(await failureOf(restoreInto(portal, 'again', copy, wrong)))).toContain('passphrase')
  expect(existsSync(join(portal.dir, 'again'))).toBe(false)
  const { restored, open: serve } = await restoreInto(portal, 'again', copy, order)
  expect(restored).toMatchObject({ hasNewUnlockKey: true, proven: 2 })
  const secret = Buffer.from(await Bun.file(unlockKeyFile).text(), 'base64')
  expect(secret.equals(portal.unlockSecret)).toBe(false)
  expect(await failureOf(serve())).not.toBeNull()
  const again = own(await serve(secret))
  const owner = again.person({ name: 'Somebody New', firmRole: 'owner' })
  expect(await (await owner.get(`/firm/matters/${portal.first.id}/documents`)).text()).toContain(
    'claim of Gagnon',
  )
})

/** A backup; then a matter is destroyed, another one made and destroyed, and a client disabled. */
async function afterBackup() {
  const portal = await busy()
  const old = await portal.backUp()
  const { vault, clock } = portal.deps
  await vault.destroyMatterKeys(portal.second.id, clock.now())
  const third = await portal.matter({ responsible: portal.owner, title: 'Third' })
  await vault.destroyMatterKeys(third, clock.now())
  await vault.keyring.setPersonDisabled(portal.client.id, clock.now())
  portal.person({ name: 'Added after the backup' })
  return { portal, old, copy: portal.copyKeyring('copy') }
}
const acked = { accepted: { rollback: true } }

test('T60 a backup of generation g − 2 needs a yes; what was destroyed and disabled since stays so', async () => {
  const { portal, old, copy } = await afterBackup()
  expect(await failureOf(restoreInto(portal, 'again', copy))).toMatchObject({ exitCode: EXIT.rollback })
  expect(existsSync(join(portal.dir, 'again'))).toBe(false)
  const { data, restored, open: serve } = await restoreInto(portal, 'again', copy, acked)
  expect(restored).toMatchObject({
    plan: { snapshot: old, isRollback: true, backup: { generation: 1 }, keyring: { generation: 3 } },
    destroyedMatters: [portal.second.id],
    disabledPersons: [portal.client.id],
    proven: 1,
  })
  expect(count(data, `select count(*) from matters where id = '${portal.second.id}'`)).toBe(0)
  expect(count(data, `select status from persons where id = '${portal.client.id}'`)).toBe('disabled')
  const stored = readdirSync(join(data, 'documents'), { recursive: true }).map((path) =>
    basename(String(path)),
  )
  const kept = portal.first.documents.map(({ versionId }) => versionId).sort()
  expect(stored.filter((name) => name.length === 36).sort()).toEqual(kept)
  const again = own(await serve())
  const owner = again.person({ name: 'Somebody New', firmRole: 'owner' })
  expect((await owner.get(`/firm/matters/${portal.second.id}/documents`)).status).toBe(404)
  for (const path of ['/firm', '/firm/matters', '/firm/people', '/firm/log'])
    expect([path, (await owner.get(path)).status]).toEqual([path, 200])
  await tick(again.deps)
  const last = again.deps.db.query<{ seq: number }, []>('select max(seq) as seq from events').get()
  for (const { name, seq } of again.deps.db
    .query<{ name: string; seq: number }, []>('select * from consumers')
    .all())
    expect([name, seq]).toEqual([name, last?.seq ?? 0])
})

test('T60 the log shows where it forks: whole in itself, and another one from the backup on', async () => {
  const { portal, copy } = await afterBackup()
  const { open: serve } = await restoreInto(portal, 'again', copy, acked)
  const again = own(await serve())
  expect(verifyChain(again.deps.db).firstBad).toBeNull()
  const event = again.deps.db
    .query<{ id: string; seq: number; details: Sealed<'events.details'>; prev: Uint8Array }, []>(
      "select id, seq, details, prev_hash as prev from events where kind = 'portal.restored'",
    )
    .get()
  if (!event) throw new Error('the log does not tell of it')
  const details = JSON.parse(again.deps.vault.firm.open('events.details', event.id, event.details))
  expect(details).toMatchObject({ seq: event.seq - 1, head: event.prev.toHex(), rollback: true })
  const hashAt = (db: Database) =>
    db
      .query<{ hash: Uint8Array }, { seq: number }>('select hash from events where seq = $seq')
      .get(event)
      ?.hash.toHex()
  expect(hashAt(portal.deps.db)).toBeString()
  expect(hashAt(again.deps.db)).not.toBe(hashAt(portal.deps.db))
})

test('T60 what only the keyring knows of is counted as lost, and a copy older than the backup is told', async () => {
  const portal = await busy()
  const early = portal.copyKeyring('early')
  const added = await portal.matter({ responsible: portal.owner, title: 'After the copy' })
  const snapshot = await portal.backUp()
  await portal.matter({ responsible: portal.owner, title: 'After the backup' })
  const late = portal.copyKeyring('late')

  expect(await failureOf(restoreInto(portal, 'again', late))).toMatchObject({ exitCode: EXIT.rollback })
  const refused = await failureOf(restoreInto(portal, 'again', early))
  expect(refused).toMatchObject({ exitCode: EXIT.refused })
  expect(String(refused)).toContain('no keys for 1 of the matters')
  const { restored } = await restoreInto(portal, 'again', early, { accepted: { missingKeys: true } })
  expect(restored.plan).toMatchObject({ snapshot, unopenableMatters: [added], isRollback: false })
})

test('T60 an old copy of the keyring does not shut out whoever was let in again before the backup', async () => {
  const portal = await busy()
  const { keyring } = portal.deps.vault
  await disablePerson(portal.deps, SYSTEM, portal.client.id)
  const copy = portal.copyKeyring('copy')
  expect([...keyring.disabledPersons().keys()]).toEqual([portal.client.id])
  portal.clock.forward(1000)
  await enablePerson(portal.deps, SYSTEM, portal.client.id)
  await portal.backUp()
  const { restored } = await restoreInto(portal, 'again', copy)
  expect(restored).toMatchObject({ disabledPersons: [], plan: { isRollback: false } })
})

test('T59 a restore that fails at any moment leaves nothing, and the next one works', async () => {
  const portal = await busy()
  await portal.backUp()
  const copy = portal.copyKeyring('copy')
  const before = readdirSync(portal.dir).sort()
  for (const at of [1, 2, 4]) {
    const progress = (done: number) => {
      if (done === at) throw new Refusal('stopped')
    }
    expect(await failureOf(restoreInto(portal, 'again', copy, { progress }))).toBeInstanceOf(Refusal)
    expect(readdirSync(portal.dir).sort()).toEqual(before)
  }
  const consent = async () => {
    throw new Refusal('no')
  }
  expect(await failureOf(restoreInto(portal, 'again', copy, { consent }))).toBeInstanceOf(Refusal)
  expect(readdirSync(portal.dir).sort()).toEqual(before)
  await restoreInto(portal, 'again', copy)
})

test('T59 a restore that was killed leaves nothing in its place, and the next one clears up after it', async () => {
  const portal = await busy()
  await portal.backUp()
  const copy = portal.copyKeyring('copy')
  mkdirSync(join(portal.dir, 'inside'), { mode: 0o700 })
  // As kill -9 leaves it: a stage beside, and one inside that had begun to be moved into its place.
  mkdirSync(join(portal.dir, 'again.restore-a1b2c3'), { mode: 0o700 })
  for (const name of ['.restore-a1b2c3', 'documents'])
    mkdirSync(join(portal.dir, 'inside', name), { mode: 0o700 })
  writeFileSync(join(portal.dir, 'inside', 'keyring'), 'half')
  await restoreInto(portal, 'again', copy)
  await restoreInto(portal, 'inside', copy)
  expect(readdirSync(portal.dir).filter((name) => name.includes('restore-'))).toEqual([])
  expect(readdirSync(join(portal.dir, 'inside')).filter((name) => name.startsWith('.'))).toEqual([])
})

test('T59 a directory that holds anything is refused, and a copy of another portal', async () => {
  const [portal, other] = [await busy(), await busy()]
  await portal.backUp()
  const copy = portal.copyKeyring('copy')
  mkdirSync(join(portal.dir, 'full'), { mode: 0o700 })
  writeFileSync(join(portal.dir, 'full', 'letter.txt'), 'keep me')
  expect(String(await failureOf(restoreInto(portal, 'full', copy)))).toContain('is not empty')
  expect(readdirSync(join(portal.dir, 'full'))).toEqual(['letter.txt'])
  const foreign = { opener: { kind: 'unlock', secret: other.unlockSecret } as const }
  const failed = await failureOf(restoreInto(portal, 'again', other.copyKeyring('copy'), foreign))
  expect(failed).toMatchObject({ kind: 'wrong-key', exitCode: EXIT.integrity })
  expect(
    String(await failureOf(restoreInto(portal, 'again', copy, { snapshot: '20200101T000000Z' }))),
  ).toContain('There is no snapshot 20200101T000000Z')
})
