import { afterAll, expect, test } from 'bun:test'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { verifyChain } from '../src/audit/verify.ts'
import { tick } from '../src/background/background.ts'
import { parseUnlockSecret } from '../src/installation/unlock-secret.ts'
import { documentPath } from '../src/vault/document-files.ts'
import { openKeyring } from '../src/vault/keyring.ts'
import { decodeKeyring } from '../src/vault/keyring-file.ts'
import { openKeyringWithRecovery } from '../src/vault/keyring-recovery.ts'
import { findInFolder, needlesFor } from './support/byte-search.ts'
import { handOutCopy } from './support/copies.ts'
import { approve, askFor, busyMatter, doomedMatter } from './support/destruction.ts'
import { contentPath } from './support/documents.ts'
import { passDays } from './support/passing.ts'
import { busyPortal, restoreInto } from './support/restoring.ts'

// A firm with two other matters, its unlock key in a file, a backup of before, and two copies of the keyring.
const portal = await busyPortal()
afterAll(portal.stop)
const deps = { ...portal.deps, config: { ...portal.deps.config, unlockKeyFile: portal.unlockKeyFile } }
const { owner, client, dataDir } = portal
const lawyer = portal.person({ name: 'Lee Lawyer' })
const matter = await doomedMatter(portal, { lawyer, client })
const spared = await busyMatter(portal, { lawyer, client }, 'Spared estate')
const { keyring } = deps.vault
const oldSecret = Uint8Array.from(portal.unlockSecret)
const secrets = keyring.matter(matter.id)
const before = join(portal.dir, 'before')
const stick = await handOutCopy(keyring, 'USB stick', portal.clock.now())
writeFileSync(before, stick.bytes)
const drawer = await handOutCopy(keyring, 'Drawer', portal.clock.now())
const traces = plantedTraces()
const found = () => [...new Set(findInFolder(dataDir, traces).map((line) => line.split(',')[0]))].sort()
const foundBefore = found()
await portal.backUp()
passDays(portal, 0)
await owner.get('/firm/matters?search=doomed')
await approve(matter, await askFor(portal, matter, lawyer), owner)
await tick(deps)
const destruction = String(
  deps.db.query<{ id: string }, string>('select id from destructions where matter_id = ?').get(matter.id)?.id,
)
const html = async (response: Response | Promise<Response>) => (await response).text()

/** Octets of the matter's keys, plain and wrapped, and of what was sealed under them, in the database and in files. */
function plantedTraces() {
  const { entries } = decodeKeyring(readFileSync(before), oldSecret).file
  const entry = entries.get(matter.id)
  if (entry?.kind !== 'matter') throw new Error('no keys')
  const row = deps.db
    .query<{ title: Uint8Array; name: Uint8Array; session: Uint8Array }, string>(`
      select internal_title as title, file_name as name, session_key as session from matters
      join document_versions on document_versions.matter_id = matters.id where matters.id = ?`)
    .get(matter.id)
  const file = readFileSync(documentPath(dataDir, matter.documents[0]?.versionId ?? ''))
  return Object.entries({
    'matter secret': secrets.secret,
    'matter key': secrets.privateKey.slice(-32),
    'wrapped keys': entry.wrapped,
    escrow: entry.escrow,
    title: row?.title,
    'file name': row?.name,
    'session key': row?.session,
    'sealed file': file.subarray(0, 64),
  }).flatMap(([name, value]) => (value ? needlesFor({ name, value: Uint8Array.from(value) }) : []))
}

test('T47 no octet of the keys, nor of what was sealed for the matter in rows and files, is on the disk any more', () => {
  expect(foundBefore).toEqual(['escrow', 'file name', 'sealed file', 'session key', 'title', 'wrapped keys'])
  expect(found()).toEqual([])
  for (const { versionId } of matter.documents)
    expect(existsSync(documentPath(dataDir, versionId))).toBe(false)
})

test('T47 the log keeps its chain, and speaks of the matter by its number', async () => {
  expect(verifyChain(deps.db).firstBad).toBeNull()
  const log = await html(owner.get(`/firm/log?matter=${matter.number}`))
  expect(log).toContain(`${matter.number} (destroyed)`)
  expect(log).toContain('approved the destruction of the matter')
  expect(log).toContain('The keys of the matter were destroyed, with 2\u00a0documents')
  expect(log).not.toContain('oom estate')
  const csv = await html(owner.get('/firm/log.csv'))
  const lines = csv.split('\r\n').filter((line) => line.includes(matter.number))
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.join()).not.toMatch(/will of doom|Doomed/)
})

test('T47 no page opens it for anybody, and every list goes on without it', async () => {
  const [document] = matter.documents
  if (!document) throw new Error('no document')
  const inside = [
    '',
    '/documents',
    '/members',
    '/closing',
    '/retention',
    '/destruction',
    '/log',
    '/binder',
    '/edit',
  ]
  for (const who of [owner, lawyer])
    for (const page of inside) expect((await who.get(`/firm/matters/${matter.id}${page}`)).status).toBe(404)
  expect((await lawyer.get(contentPath('firm', matter.id, document))).status).toBe(404)
  expect((await lawyer.post(`/firm/matters/${matter.id}/reopening`)).status).toBe(404)
  expect((await client.get(`/portal/matters/${matter.id}`)).status).toBe(410)
  expect((await client.get(contentPath('portal', matter.id, document))).status).toBe(410)
  const lists = [
    '/firm',
    '/firm/matters',
    '/firm/matters?sort=title',
    '/firm/matters?search=doom',
    '/firm/people',
  ]
  const more = [`/firm/people/${client.id}`, '/firm/mail', '/firm/log', '/firm/retention', '/firm/settings']
  for (const path of [...lists, ...more]) {
    const response = await owner.get(path)
    expect([path, response.status]).toEqual([path, 200])
    expect(await response.text()).not.toContain('Doomed estate')
  }
  expect(await html(owner.get('/firm/matters?search=spared'))).toContain('Spared estate')
  for (const path of ['/portal', '/account'])
    expect((await client.fetch(path, { redirect: 'follow' })).status).toBeLessThan(400)
  const again = await portal.restarted({ config: deps.config }).catch((error: unknown) => error)
  expect(again).toBeInstanceOf(Error) // the unlock secret of before opens nothing any more
})

test('T47 an old backup with the new keyring brings the others back, and of this one nothing', async () => {
  const unlock = parseUnlockSecret(readFileSync(portal.unlockKeyFile, 'utf8')) ?? new Uint8Array()
  expect(Buffer.from(unlock).equals(oldSecret)).toBe(false)
  const copy = portal.copyKeyring('after')
  const { data, restored, open } = await restoreInto(portal, 'restored', copy, {
    opener: { kind: 'unlock', secret: unlock },
    accepted: { rollback: true },
  })
  expect(restored.destroyedMatters).toEqual([matter.id])
  const again = await open(Uint8Array.from(unlock))
  const somebody = again.person({ name: 'Olga Owner', firmRole: 'owner' })
  expect((await somebody.get(`/firm/matters/${matter.id}`)).status).toBe(404)
  const [other] = spared.documents
  if (!other) throw new Error('no document')
  expect(await html(somebody.get(contentPath('firm', spared.id, other)))).toContain(
    'the will of Spared estate',
  )
  expect((await somebody.get('/firm/log')).status).toBe(200)
  again.stop()
  for (const { versionId } of matter.documents) expect(existsSync(documentPath(data, versionId))).toBe(false)
})

test('T47 the recovery key with the new keyring does not open it, and opens the others', async () => {
  const key = { recoveryPrivateKey: portal.recovery.privateKey, passphrase: portal.recovery.passphrase }
  const recovered = await openKeyringWithRecovery({ path: join(dataDir, 'keyring'), ...key })
  expect(recovered.matterIds()).not.toContain(matter.id)
  expect(await recovered.matter(matter.id).catch((error: unknown) => error)).toBeInstanceOf(Error)
  expect((await recovered.matter(spared.id)).secret).toEqual(keyring.matter(spared.id).secret)
})

test('T48 an old copy with the old secret does open it, and the certificate waits for that copy', async () => {
  const old = join(portal.dir, 'old-keyring')
  copyFileSync(before, old)
  const opened = await openKeyring({ path: old, unlockSecret: oldSecret })
  expect(opened.matter(matter.id).secret).toEqual(secrets.secret)
  const page = () => html(owner.get(`/firm/destructions/${destruction}`))
  const pending = await page()
  expect(pending).toContain(`Copy ${stick.number}: USB stick`)
  expect(pending).toContain(`Copy ${drawer.number}: Drawer`)
  const certificate = async () =>
    (await owner.get(`/firm/destructions/${destruction}/certificate/json`)).json() as Promise<{
      status: string
      unlockRenewed: boolean
      copies: { number: number; settled: { how: string } | null }[]
    }>
  expect(await certificate()).toMatchObject({ status: 'pending-copies', unlockRenewed: true })
  const attest = (number: number | string, who = owner) =>
    who.post(`/firm/destructions/${destruction}/copies/${number}/attestation`)
  expect((await attest(stick.number, lawyer)).status).toBe(404)
  for (const number of [99, 'x', '1e3', -1]) expect((await attest(number)).status).toBe(404)
  expect((await attest(stick.number)).status).toBe(303)
  expect((await attest(stick.number)).status).toBe(404)
  expect(await page()).not.toContain('USB stick')
  expect((await certificate()).status).toBe('pending-copies')
  await handOutCopy(keyring, 'Drawer', portal.clock.now())
  await tick(deps)
  expect(await page()).toContain('no registered copy of the keyring opens it')
  const complete = await certificate()
  expect(complete.status).toBe('complete')
  expect(complete.copies.map(({ settled }) => settled?.how)).toEqual(['attested', 'replaced'])
})

test('M5 a backup of after knows of the destruction, with its certificate', async () => {
  passDays(portal, 0)
  await portal.backUp()
  const unlock = Uint8Array.from(parseUnlockSecret(readFileSync(portal.unlockKeyFile, 'utf8')) ?? [])
  const { restored, open } = await restoreInto(portal, 'restored-after', portal.copyKeyring('later'), {
    opener: { kind: 'unlock', secret: unlock },
    accepted: { rollback: true },
  })
  expect(restored.destroyedMatters).toEqual([])
  const again = await open(unlock)
  const somebody = again.person({ name: 'Odette Owner', firmRole: 'owner' })
  expect(await html(somebody.get('/firm/destructions'))).toContain(matter.number)
  expect((await somebody.get(`/firm/destructions/${destruction}/certificate/pdf`)).status).toBe(200)
  expect(await html(somebody.get(`/firm/log?matter=${matter.number}`))).toContain('approved the destruction')
  again.stop()
})
