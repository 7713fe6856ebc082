import { afterAll, beforeAll, expect, test } from 'bun:test'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../../src/installation/refusal.ts'
import { matterFolders } from '../../src/recovery/matter-folder.ts'
import { ForeignKeyringError, openBackup } from '../../src/recovery/open-backup.ts'
import { type RecoveryOrder, readKeyringCopy, recoverDocuments } from '../../src/recovery/recover.ts'
import { chooseSnapshot, readSnapshotFiles } from '../../src/recovery/snapshot-files.ts'
import { KeyringDamaged } from '../../src/vault/keyring-errors.ts'
import { WrongRecoveryKey } from '../../src/vault/recovery-key.ts'
import { startPortal } from '../support/portal.ts'
import { someBytes } from '../support/tus.ts'
import { HOSTILE_NAMES, type LostPortal, losePortal } from './lost-portal.ts'
import { damage, sha256 } from './support.ts'

let lost: LostPortal
beforeAll(async () => {
  lost = await losePortal()
}, 60_000)
afterAll(() => lost.portal.stop())

const orderFor = (out: string, changes: Partial<RecoveryOrder> = {}): RecoveryOrder => ({
  backup: lost.backup,
  keyringFile: lost.copy,
  recovery: { armoredKey: readFileSync(lost.key, 'utf8'), passphrase: lost.passphrase },
  out: join(lost.folder, out),
  progress: () => {},
  ...changes,
})

/** Every file below a directory, without the marker. */
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile() && path !== '.vestibule-recovery')
    .sort()

test('documents come out as plain files in folders of their matters, the newest under the known name', async () => {
  const { matters, backup, out } = await recoverDocuments(orderFor('plain', { matterNumber: '2026-001' }))
  expect(backup.firmName).toBe('Tremblay Okafor')
  expect(backup.isSigned).toBe(true)
  const folder = join(out.path, '2026-001 Gagnon separation')
  expect(filesIn(folder)).toEqual(['Letters/Lease (version 1).pdf', 'Letters/Lease.pdf', 'Émond.bin'])
  expect(readFileSync(join(folder, 'Letters/Lease.pdf'), 'utf8')).toBe('the signed lease')
  expect(readFileSync(join(folder, 'Letters/Lease (version 1).pdf'), 'utf8')).toBe('the first lease')
  expect(sha256(readFileSync(join(folder, 'Émond.bin')))).toBe(sha256(someBytes(3_000_000, 7)))
  expect(statSync(join(folder, 'Émond.bin')).mode & 0o777).toBe(0o600)
  expect(matters.map(({ listed }) => listed.number)).toEqual(['2026-001'])
})

test('T50 a damaged and a missing document are named, and nothing of them is left', async () => {
  const { matters, out } = await recoverDocuments(orderFor('damaged', { matterNumber: '2026-001' }))
  const fates = matters.flatMap(({ documents }) =>
    documents.map(({ path, fate, document }) => ({ path, fate, id: document.versionId })),
  )
  const folder = '2026-001 Gagnon separation'
  expect(fates).toContainEqual({ path: `${folder}/Damaged.pdf`, fate: 'damaged', id: lost.damaged.versionId })
  expect(fates).toContainEqual({ path: `${folder}/Missing.pdf`, fate: 'missing', id: lost.missing.versionId })
  expect(fates.filter(({ fate }) => fate === 'written')).toHaveLength(3)
  expect(filesIn(out.path).filter((path) => /Damaged|Missing|partial/.test(path))).toEqual([])
})

test('a destroyed matter stays unreadable, its name too', async () => {
  const { matters } = await recoverDocuments(orderFor('destroyed'))
  const destroyed = matters.find(({ listed }) => listed.number === '2026-002')
  expect(destroyed?.opened).toBeNull()
  expect(destroyed?.documents).toEqual([])
  expect(destroyed?.listed.state).toEqual({ kind: 'destroyed', destroyedAt: Date.UTC(2026, 10, 1, 12) })
})

test('a matter that is called as the list is, gets another folder', () => {
  const folderOf = matterFolders()
  expect(folderOf({ number: 'INDEX.html', title: null })).toBe('INDEX (2).html')
  expect(folderOf({ number: '..', title: '../..' })).toBe('_')
  expect(folderOf({ number: '2026-001', title: 'x'.repeat(300) })).toBe(`2026-001 ${'x'.repeat(40)}`)
  expect(folderOf({ number: '2026-001', title: 'X'.repeat(300) })).toBe(`2026-001 ${'X'.repeat(40)} (2)`)
})

test('T26 T35 hostile names stay inside, overwrite nothing and are told apart', async () => {
  const out = join(lost.folder, 'hostile')
  await recoverDocuments(orderFor('hostile', { matterNumber: 'HOSTILE' }))
  const files = filesIn(out)
  expect(files).toHaveLength(HOSTILE_NAMES.length)
  const contents = files.map((path) => readFileSync(join(out, path), 'utf8')).sort()
  expect(contents).toEqual(HOSTILE_NAMES.map((_, index) => `hostile ${index}`).sort())
  expect(new Set(files.map((path) => path.toLowerCase().normalize('NFKC'))).size).toBe(files.length)
  for (const path of files) {
    for (const name of path.split('/')) {
      expect(name).not.toMatch(/^[\s.]|[\s.]$|[<>:"|?*\\\p{Cc}\p{Cf}]/u)
      expect(name).not.toMatch(/^(con|nul|aux|prn)(\.|$)/i)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
    }
  }
  expect(existsSync('/tmp/out.txt')).toBe(false)
})

test('a second run writes nothing again and leaves what somebody changed alone', async () => {
  const order = orderFor('again', { matterNumber: '2026-001' })
  await recoverDocuments(order)
  const folder = join(order.out, '2026-001 Gagnon separation')
  rmSync(join(folder, 'Émond.bin'))
  writeFileSync(join(folder, 'Letters/Lease.pdf'), 'somebody wrote this')
  writeFileSync(join(order.out, '.vestibule-partial'), 'left by a run that was killed')
  const { matters } = await recoverDocuments(order)
  const fates = Object.fromEntries(
    matters.flatMap(({ documents }) => documents.map(({ path, fate }) => [path.split('/').at(-1), fate])),
  )
  expect(fates).toMatchObject({
    'Émond.bin': 'written',
    'Lease.pdf': 'in-the-way',
    'Lease (version 1).pdf': 'already-there',
    'Damaged.pdf': 'damaged',
  })
  expect(readFileSync(join(folder, 'Letters/Lease.pdf'), 'utf8')).toBe('somebody wrote this')
  expect(existsSync(join(order.out, '.vestibule-partial'))).toBe(false)
})

test('stopped in the middle of a document, nothing of it is left, and the next run goes on', async () => {
  const order = orderFor('stopped', { matterNumber: '2026-001' })
  const stop = ({ octets }: { octets: number }) => {
    if (octets > 1_000_000) throw new Refusal('Stopped.')
  }
  expect(await recoverDocuments({ ...order, progress: stop }).catch((error) => error)).toBeInstanceOf(Refusal)
  expect(filesIn(order.out)).toEqual(['2026-001 Gagnon separation/Letters/Lease.pdf'])
  const { matters } = await recoverDocuments(order)
  const fates = matters.flatMap(({ documents }) => documents.map(({ fate }) => fate))
  expect(fates.filter((fate) => fate === 'already-there')).toHaveLength(1)
  expect(fates.filter((fate) => fate === 'written')).toHaveLength(2)
})

test('a directory with anything else in it, and one of another state, are refused untouched', async () => {
  const out = join(lost.folder, 'occupied')
  mkdirSync(out)
  writeFileSync(join(out, 'thesis.txt'), 'mine')
  expect(await recoverDocuments(orderFor('occupied')).catch((error) => error.message)).toContain('not empty')
  rmSync(join(out, 'thesis.txt'))
  writeFileSync(join(out, '.vestibule-recovery'), 'another portal 20200101T000000Z\n')
  expect(await recoverDocuments(orderFor('occupied')).catch((error) => error.message)).toContain(
    'another snapshot',
  )
  expect(readdirSync(out)).toEqual(['.vestibule-recovery'])
})

test('a link in the way is not followed', async () => {
  const order = orderFor('linked', { matterNumber: '2026-001' })
  await recoverDocuments(order)
  const outside = join(lost.folder, 'outside')
  mkdirSync(outside)
  const letters = join(order.out, '2026-001 Gagnon separation/Letters')
  rmSync(letters, { recursive: true })
  symlinkSync(outside, letters)
  const { matters } = await recoverDocuments(order)
  const fates = matters.flatMap(({ documents }) => documents.filter(({ path }) => path.includes('Letters')))
  expect(fates.map(({ fate }) => fate)).toEqual(['in-the-way', 'in-the-way'])
  expect(readdirSync(outside)).toEqual([])
})

test('another recovery key, passphrase, keyring, portal, or a damaged index: each says so, and writes nothing', async () => {
  const other = await startPortal()
  const failure = (changes: Partial<RecoveryOrder>) =>
    recoverDocuments(orderFor('refused', changes)).catch((error) => error)
  const armoredKey = readFileSync(lost.key, 'utf8')
  const foreign = { armoredKey: other.recovery.privateKey, passphrase: other.recovery.passphrase }
  expect(await failure({ recovery: foreign })).toMatchObject({ reason: 'another-key' })
  expect(await failure({ recovery: { armoredKey, passphrase: 'x' } })).toBeInstanceOf(WrongRecoveryKey)
  expect(await failure({ keyringFile: lost.key })).toBeInstanceOf(KeyringDamaged)
  const keyringFile = join(other.dataDir, 'keyring')
  expect(await failure({ keyringFile, recovery: foreign })).toMatchObject({ name: 'IntegrityError' })
  expect(await failure({ snapshot: '20200101T000000Z' })).toBeInstanceOf(Refusal)
  expect(await failure({ matterNumber: '1999-001' })).toBeInstanceOf(Refusal)
  expect(existsSync(join(lost.folder, 'refused'))).toBe(false)
  const copy = await readKeyringCopy(orderFor('refused'))
  const files = await readSnapshotFiles(await chooseSnapshot(lost.backup))
  expect(await openBackup(files, { ...copy, installId: '00' }).catch((error) => error)).toBeInstanceOf(
    ForeignKeyringError,
  )
  other.stop()
})

test('while the keys of a matter are being replaced, what is under the old and under the new ones comes out', async () => {
  const { portal, matterIds } = lost
  const file = join(lost.folder, 'rekeyed')
  await portal.deps.vault.rekeyMatter(matterIds.plain)
  writeFileSync(file, readFileSync(join(portal.dataDir, 'keyring')))
  const { matters } = await recoverDocuments(
    orderFor('rekeyed-out', { matterNumber: '2026-001', keyringFile: file }),
  )
  expect(matters[0]?.opened?.title).toBe('Gagnon separation')
  expect(matters[0]?.documents.filter(({ fate }) => fate === 'written')).toHaveLength(3)
})

test('a changed list of the backup: what opens is still right, and the signature is missed', async () => {
  const manifest = join(lost.backup, 'snapshots/20260302T150000Z/manifest.json')
  const before = readFileSync(manifest)
  damage(manifest)
  const { backup } = await recoverDocuments(orderFor('unsigned', { matterNumber: '2026-001' }))
  expect(backup.isSigned).toBe(false)
  rmSync(manifest)
  const without = await recoverDocuments(orderFor('unsigned', { matterNumber: '2026-001' }))
  expect(without.backup.isSigned).toBe(false)
  writeFileSync(manifest, before)
})
