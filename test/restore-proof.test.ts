import { afterEach, expect, test } from 'bun:test'
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { backedUpDocument } from '../src/backup/repository.ts'
import { DAY } from '../src/clock.ts'
import { EXIT } from '../src/installation/refusal.ts'
import { tryBackup } from '../src/restore/try-backup.ts'
import { type BusyPortal, backUpTo, busyPortal, restoreInto } from './support/restoring.ts'
import { type MailServer, mailFlags, startMailServer } from './support/smtp.ts'

const open: { stop(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop()
})

type Trial = BusyPortal & { smtp: MailServer; snapshot: string; prove: () => ReturnType<typeof tryBackup> }

async function backedUp(): Promise<Trial> {
  const smtp = await startMailServer()
  open.push(smtp)
  const portal = await busyPortal(mailFlags(smtp.port))
  open.push(portal)
  const snapshot = await portal.backUp()
  const prove = () => tryBackup({ ...portal.deps, data: portal.dataDir, source: portal.dest })
  return { ...portal, smtp, snapshot, prove }
}

const firstDocument = ({ first, dest }: Trial) =>
  backedUpDocument({ path: dest }, first.documents[0]?.versionId ?? '')
const database = ({ dest, snapshot }: Trial) => join(dest, 'snapshots', snapshot, 'portal.db.pgp')
function flipBit(path: string): void {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
/** The trial opens one document of each matter: with one left, it is that one. */
function leaveOneDocument({ deps, first }: Trial): void {
  const [, second] = first.documents
  deps.db.query('update document_versions set damaged_at = $at where id = $id').run({
    at: deps.clock.now().toISOString(),
    id: second?.versionId ?? '',
  })
}

test('a whole backup is proved by restoring it; the owner gets one page in both languages, without a name in it', async () => {
  const trial = await backedUp()
  expect(await trial.prove()).toMatchObject({
    kind: 'whole',
    snapshot: trial.snapshot,
    ...{ files: 4, opened: 2, counts: { matters: 2, versions: 4, persons: 3 } },
  })
  expect(readdirSync(trial.dataDir).filter((name) => name.startsWith('.proof'))).toEqual([])
  await tick(trial.deps)
  const { parsed, raw } = await trial.smtp.mailTo(trial.owner.email)
  expect(parsed.subject).toBe('Your backup was tried and is whole')
  expect(parsed.text).toContain('It is whole, and it opens.')
  expect(parsed.text).toContain('Elle est intacte et elle s’ouvre.')
  expect(parsed.html).toContain('lang="fr-CA"')
  for (const word of ['Gagnon', 'Roy', 'claim', 'Ada', 'Irène']) expect(parsed.text + raw).not.toContain(word)
  const owner = trial.person({ name: 'Somebody New', firmRole: 'owner' })
  expect(await (await owner.get('/firm/log')).text()).toContain(
    'The backup was restored as a trial and is whole',
  )
})

const faults: [string, string, (trial: Trial) => unknown, RegExp][] = [
  ['a missing document', 'missing', (trial) => rmSync(firstDocument(trial)), /is missing/],
  ['a document that is cut', 'cut', (trial) => truncateSync(firstDocument(trial), 1000), /is cut/],
  ['a database that is cut', 'cut', (trial) => truncateSync(database(trial), 1000), /is cut/],
  ['a flipped bit in the database', 'changed', (trial) => flipBit(database(trial)), /one bit/],
  ['a missing database', 'missing', (trial) => rmSync(database(trial)), /is missing/],
  [
    'a flipped bit in the manifest',
    'changed',
    ({ dest, snapshot }) => flipBit(join(dest, 'snapshots', snapshot, 'manifest.json.asc')),
    /one bit/,
  ],
  ['a stale snapshot', 'stale', ({ clock }) => clock.forward(4 * DAY), /older than three days/],
  ['no backup', 'none', ({ dest }) => rmSync(dest, { recursive: true }), /no backup at the place/],
]
test.each(faults)('the proof tells %s (%s) in a message of its own', async (_, kind, harm, sentence) => {
  const trial = await backedUp()
  await harm(trial)
  const outcome = await trial.prove()
  expect(outcome).toMatchObject({ kind })
  await tick(trial.deps)
  const { parsed } = await trial.smtp.mailTo(trial.owner.email)
  expect(parsed.subject).toBe('Your backup would NOT restore as it should')
  expect(parsed.text).toMatch(sentence)
  expect(parsed.text).toContain('sans succès')
  expect(readdirSync(trial.dataDir).filter((name) => name.startsWith('.proof'))).toEqual([])
})

test('the proof tells a flipped bit in the document that it opens', async () => {
  const trial = await backedUp()
  leaveOneDocument(trial)
  const again = { ...trial, snapshot: await trial.backUp() }
  flipBit(firstDocument(again))
  expect(await again.prove()).toMatchObject({ kind: 'changed', what: trial.first.documents[0]?.versionId })
})

test('T64 a proof that is stopped says nothing and leaves nothing', async () => {
  const trial = await backedUp()
  const ending = new AbortController()
  const place = { ...trial.deps, data: trial.dataDir, source: trial.dest, signal: ending.signal }
  const proving = tryBackup(place)
  ending.abort()
  expect(await proving).toBeNull()
  expect(readdirSync(trial.dataDir).filter((name) => name.startsWith('.proof'))).toEqual([])
  const told = trial.deps.db.query("select count(*) as n from events where kind like 'restore.%'").get()
  expect(told).toEqual({ n: 0 })
})

test('the proof tells other keys: another portal, another firm key, other keys of a matter', async () => {
  const [trial, other] = [await backedUp(), await backedUp()]
  const { deps, dataDir: data, dest: source, snapshot } = trial
  const { vault } = deps
  const strange = other.deps.vault
  expect(await tryBackup({ ...deps, data, source: other.dest })).toMatchObject({
    kind: 'wrong-key',
    snapshot: null,
  })
  const firm = { ...vault, firmKey: strange.firmKey }
  const outcome = await tryBackup({ ...deps, vault: firm, data, source })
  expect(outcome).toMatchObject({ kind: 'wrong-key', snapshot, what: `snapshots/${snapshot}/manifest.json` })
  const matters = { ...vault, matter: () => strange.firm }
  expect(await tryBackup({ ...deps, vault: matters, data, source })).toMatchObject({
    kind: 'wrong-key',
    snapshot,
  })
})

test('T59 a restore names damaged documents, restores nothing of itself, and without them when told so', async () => {
  const trial = await backedUp()
  const copy = trial.copyKeyring('copy')
  const [cut, gone, flipped] = [...trial.first.documents, ...trial.second.documents].map(
    ({ versionId }) => versionId,
  )
  const path = (id = '') => backedUpDocument({ path: trial.dest }, id)
  truncateSync(path(cut), 500)
  rmSync(path(gone))
  flipBit(path(flipped))
  const refused = await restoreInto(trial, 'again', copy).catch((error: unknown) => error)
  expect(refused).toMatchObject({ exitCode: EXIT.integrity })
  for (const line of [`${cut}: cut`, `${gone}: missing`, `${flipped}: changed`])
    expect(String(refused)).toContain(line)
  expect(readdirSync(trial.dir)).not.toContain('again')
  const {
    restored,
    data,
    open: serve,
  } = await restoreInto(trial, 'again', copy, { accepted: { damage: true } })
  expect(restored.damagedDocuments).toHaveLength(3)
  expect(restored.proven).toBe(1)
  const stored = readdirSync(join(data, 'documents'), { recursive: true }).map(String)
  expect(stored.filter((name) => name.length > 30)).toHaveLength(1)
  const again = await serve()
  open.push(again)
  const owner = again.person({ name: 'Somebody New', firmRole: 'owner' })
  const list = await owner.get(`/firm/matters/${trial.first.id}/documents`)
  expect(list.status).toBe(200)
})

test('the server proves the backup by itself: a week after the portal was made, weekly, and daily while it fails', async () => {
  const portal = await busyPortal({
    'backup-destination': join(tmpdir(), `vestibule-proof-${Bun.randomUUIDv7()}`),
  })
  open.push(portal)
  const { deps, clock } = portal
  const dest = deps.config.backup.destination ?? ''
  open.push({ stop: () => rmSync(dest, { recursive: true, force: true }) })
  const outcomes = () =>
    deps.db
      .query<{ kind: string }, []>("select kind from events where kind like 'restore.%' order by seq")
      .all()
      .map(({ kind }) => kind)
  const after = async (days: number, expected: string[]) => {
    clock.forward(days * DAY)
    if (existsSync(join(dest, 'snapshots'))) await backUpTo(portal, dest)
    await tick(deps)
    expect(outcomes()).toEqual(expected)
  }
  await after(6, [])
  await after(1, ['restore.proof-failed'])
  await after(0.5, ['restore.proof-failed'])
  await backUpTo(portal, dest)
  await after(0.5, ['restore.proof-failed', 'restore.proved'])
  await after(6, ['restore.proof-failed', 'restore.proved'])
  await after(1, ['restore.proof-failed', 'restore.proved', 'restore.proved'])
})
