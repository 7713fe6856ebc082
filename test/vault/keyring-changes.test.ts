import { afterEach, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { createRecoveryKey, openKeyring } from '../../src/vault/keyring.ts'
import { pendingCopies } from '../../src/vault/keyring-copies.ts'
import { Locked } from '../../src/vault/keyring-errors.ts'
import { decodeKeyring } from '../../src/vault/keyring-file.ts'
import { openKeyringWithRecovery } from '../../src/vault/keyring-recovery.ts'
import { SECRET } from '../../src/vault/unlock-method.ts'
import { handOutCopy } from '../support/copies.ts'
import { newKeyring, removeKeyrings } from './support.ts'

afterEach(removeKeyrings)

const NOON = new Date('2026-11-22T12:00:00Z')
const LATER = new Date('2026-11-23T12:00:00Z')

test('a copy is numbered, known by its name, opens by itself, and can be attested destroyed', async () => {
  const at = await newKeyring(1)
  const first = await handOutCopy(at.keyring, 'Étude, coffre', NOON)
  const second = await handOutCopy(at.keyring, 'USB 2', LATER)
  expect([first.number, second.number]).toEqual([1, 2])
  const { keyring } = at
  const copy = {
    number: 1,
    name: 'Étude, coffre',
    exportedAt: NOON.getTime(),
    generation: 1,
    attestedAt: null,
    isFinished: true,
  }
  expect(keyring.copies()[0]).toEqual({ ...copy, revision: keyring.revision - 3 })
  const handed = decodeKeyring(Buffer.from(second.bytes), at.unlockSecret).file
  expect(handed.copies.map(({ isFinished }) => isFinished)).toEqual([true, true])
  const { file } = decodeKeyring(Buffer.from(first.bytes), at.unlockSecret)
  expect(file.copies.map(({ number }) => number)).toEqual([1])
  expect(readFileSync(at.path).includes('coffre')).toBe(false)
  await keyring.attestCopy(1, LATER)
  const { revision } = keyring
  await keyring.attestCopy(1, NOON)
  expect((await openKeyring(at)).copies()[0]?.attestedAt).toBe(LATER.getTime())
  expect(keyring.revision).toBe(revision)
  await expect(keyring.attestCopy(3, NOON)).rejects.toThrow(RangeError)
})

test('a copy is pending until it is attested, or replaced under its name after the destruction', async () => {
  const { keyring, matterIds } = await newKeyring(1)
  for (const name of ['safe', 'bank', 'bank', 'home']) await handOutCopy(keyring, name, NOON)
  await keyring.destroyMatter(String(matterIds[0]), NOON)
  const pending = () => pendingCopies(keyring.copies(), keyring.generation).map(({ number }) => number)
  expect(pending()).toEqual([1, 3, 4])
  await keyring.attestCopy(4, LATER)
  await handOutCopy(keyring, 'bank', LATER)
  expect(pending()).toEqual([1])
  await handOutCopy(keyring, 'safe', LATER)
  expect(pending()).toEqual([])
})

test('a copy whose export failed replaces none, and a newer one that was destroyed still does', async () => {
  const { keyring, matterIds } = await newKeyring(1)
  for (const name of ['safe', 'bank', 'bank']) await handOutCopy(keyring, name, NOON)
  await keyring.destroyMatter(String(matterIds[0]), NOON)
  const failed = await keyring.registerCopy('safe', LATER)
  await keyring.attestCopy(failed.number, LATER)
  await keyring.attestCopy(3, LATER)
  const pending = pendingCopies(keyring.copies(), keyring.generation)
  expect(pending.map(({ number }) => number)).toEqual([1])
})

test('disabled people and destroyed matters are known to the keyring', async () => {
  const at = await newKeyring(2)
  const [gone = ''] = at.matterIds
  const { fingerprint } = at.keyring.matter(gone)
  await at.keyring.setPersonDisabled('ada', NOON)
  await at.keyring.setPersonDisabled('ada', LATER)
  await at.keyring.setPersonDisabled('lee', NOON)
  await at.keyring.setPersonDisabled('lee', null)
  await at.keyring.destroyMatter(gone, NOON)
  const again = await openKeyring(at)
  expect([...again.disabledPersons()]).toEqual([['ada', NOON.getTime()]])
  expect(again.tombstones()).toEqual([
    { matterId: gone, fingerprint, destroyedAt: NOON.getTime(), generation: 2 },
  ])
})

test('rotation makes a new root key and leaves every key as it was', async () => {
  const at = await newKeyring(3)
  await handOutCopy(at.keyring, 'safe', NOON)
  const before = decodeKeyring(readFileSync(at.path), at.unlockSecret)
  const secrets = at.matterIds.map((matterId) => at.keyring.matter(matterId))
  await at.keyring.rotate()
  const after = decodeKeyring(readFileSync(at.path), at.unlockSecret)
  expect(after.rootKey.equals(before.rootKey)).toBe(false)
  expect(after.file.generation).toBe(before.file.generation + 1)
  for (const keyring of [at.keyring, await openKeyring(at)]) {
    expect(at.matterIds.map((matterId) => keyring.matter(matterId))).toEqual(secrets)
    expect(keyring.copies().map(({ name }) => name)).toEqual(['safe'])
    expect(keyring.firm).toEqual(at.keyring.firm)
  }
})

test('with another unlock secret nothing opens with the old one, and the old root key opens nothing', async () => {
  const at = await newKeyring(2)
  const old = decodeKeyring(readFileSync(at.path), at.unlockSecret)
  const secret = randomBytes(32)
  await at.keyring.rewrapUnlock({ secret, method: SECRET })
  expect(await openKeyring(at).catch((error: unknown) => error)).toBeInstanceOf(Locked)
  expect(existsSync(`${at.path}.previous`)).toBe(false)
  const now = decodeKeyring(readFileSync(at.path), secret)
  expect(now.rootKey.equals(old.rootKey)).toBe(false)
  await at.keyring.addMatters(['one more']) // the open keyring goes on with the new secret
  expect((await openKeyring({ ...at, unlockSecret: secret })).matterIds()).toEqual([
    ...at.matterIds,
    'one more',
  ])
})

test('whoever reads the keyring while the unlock secret is replaced finds the old one or the new one', async () => {
  const at = await newKeyring(1)
  const [matterId = ''] = at.matterIds
  const { fingerprint } = at.keyring.matter(matterId)
  let isDone = false
  const replaced = at.keyring.rewrapUnlock({ secret: randomBytes(32), method: SECRET }).finally(() => {
    isDone = true
  })
  let found = 0
  while (!isDone) {
    if (at.keyring.refresh()) found++
    expect(at.keyring.matter(matterId).fingerprint).toBe(fingerprint)
    await nextTurn()
  }
  await replaced
  expect(found).toBe(1)
})

test('T54 a rotation that is killed leaves the keyring before it or after it, never a torn one', async () => {
  const at = await newKeyring(200)
  const { secret } = at.keyring.matter(String(at.matterIds[199]))
  const program = `
    const { openKeyring } = await import(${JSON.stringify(join(import.meta.dir, '../../src/vault/keyring.ts'))})
    const keyring = await openKeyring({ path: ${JSON.stringify(at.path)}, unlockSecret: Buffer.from('${at.unlockSecret.toString('hex')}', 'hex') })
    for (;;) { await keyring.rotate(); process.stdout.write('.') }`
  let generation = 1
  for (let kill = 0; kill < 8; kill++) {
    const child = Bun.spawn([process.execPath, '-e', program], { stdout: 'pipe' })
    await child.stdout.getReader().read()
    await Bun.sleep(kill * 3) // another moment of the loop each time
    child.kill('SIGKILL')
    await child.exited
    const keyring = await openKeyring(at)
    expect(keyring.generation).toBeGreaterThan(generation)
    expect(keyring.matter(String(at.matterIds[199])).secret).toEqual(secret)
    generation = keyring.generation
  }
  await at.keyring.rotate()
  expect(at.keyring.generation).toBe(generation + 1)
}, 20_000)

test('T54 whatever a power cut leaves of a rotation, the keyring before it opens, and the next rotation succeeds', async () => {
  const at = await newKeyring(3)
  const before = readFileSync(at.path)
  await at.keyring.rotate()
  const after = readFileSync(at.path)
  const [temporary, previous] = [`${at.path}.tmp`, `${at.path}.previous`]
  const left = Array.from({ length: 40 }, (_, i) => Math.floor((i * after.length) / 39))
  for (const octets of left)
    for (const hasPrevious of [true, false]) {
      writeFileSync(at.path, before)
      writeFileSync(temporary, after.subarray(0, octets))
      if (!hasPrevious) rmSync(previous, { force: true })
      const keyring = await openKeyring(at)
      expect([keyring.generation, keyring.matterIds()]).toEqual([1, at.matterIds])
    }
  const keyring = await openKeyring(at)
  await keyring.rotate()
  expect(existsSync(temporary)).toBe(false)
  expect(readFileSync(previous)).toEqual(before)
  expect((await openKeyring(at)).generation).toBe(2)
})

test('5,000 matters are rotated in two seconds', async () => {
  const { keyring } = await newKeyring(300)
  const before = process.cpuUsage() // and not the clock on the wall: other work on this machine does not count
  await keyring.rotate()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1e6).toBeLessThan((2 * 300) / 5000)
})

test('a new recovery key opens everything; the old one nothing, and no file here is for it', async () => {
  const at = await newKeyring(2)
  const { certificate, ...next } = await createRecoveryKey()
  const other = await openKeyring(at) // as the server does while the command line replaces the key
  await at.keyring.replaceRecovery(certificate)
  await other.addMatters(['made afterwards'])
  const { path } = at
  const old = await openKeyringWithRecovery({ path, ...at.recovery }).catch((error: unknown) => error)
  expect(old).toMatchObject({ reason: 'another-key' })
  const recovered = await openKeyringWithRecovery({ path, ...next })
  expect(recovered.firm).toEqual(at.keyring.firm)
  for (const matterId of [...at.matterIds, 'made afterwards'])
    expect(await recovered.matter(matterId)).toEqual(other.matter(matterId))
  expect(Buffer.from(other.recoveryCertificate).equals(certificate.write())).toBe(true)
})
