import { afterEach, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { openKeyring } from '../../src/vault/keyring.ts'
import { KeyringDamaged } from '../../src/vault/keyring-errors.ts'
import { decodeKeyring, encodeKeyring } from '../../src/vault/keyring-file.ts'
import { openKeyringWithRecovery } from '../../src/vault/keyring-recovery.ts'
import { WrongRecoveryKey } from '../../src/vault/recovery-key.ts'
import { SECRET } from '../../src/vault/unlock-method.ts'
import { handOutCopy } from '../support/copies.ts'
import { newKeyring, removeKeyrings } from './support.ts'

afterEach(removeKeyrings)

const NOON = new Date('2026-11-22T12:00:00Z')

test('the recovery key alone opens the firm’s secrets, every matter, and what else the keyring knows', async () => {
  const at = await newKeyring(3)
  const [gone = '', ...kept] = at.matterIds
  await at.keyring.destroyMatter(gone, NOON)
  await handOutCopy(at.keyring, 'Coffre', NOON)
  await at.keyring.setPersonDisabled('ada', NOON)
  const recovered = await openKeyringWithRecovery({ path: at.path, ...at.recovery })
  expect(at.recovery.passphrase).toMatch(/^([2-9A-HJ-NP-Z]{5}-){5}[2-9A-HJ-NP-Z]{5}$/)
  expect(recovered.installId).toBe(at.keyring.installId)
  expect(recovered.firm).toEqual(at.keyring.firm)
  expect(recovered.matterIds()).toEqual(kept)
  for (const id of kept) expect(await recovered.matter(id)).toEqual(at.keyring.matter(id))
  await expect(recovered.matter(gone)).rejects.toThrow(IntegrityError)
  expect(recovered.tombstones()).toEqual(at.keyring.tombstones())
  expect(recovered.copies()).toEqual(at.keyring.copies())
  expect(recovered.disabledPersons()).toEqual(at.keyring.disabledPersons())
})

test('a recovered keyring is written under a new unlock secret and is the same in all else', async () => {
  const at = await newKeyring(2)
  await handOutCopy(at.keyring, 'Coffre', NOON)
  const bytes = readFileSync(at.path)
  const recovered = await openKeyringWithRecovery({ bytes, ...at.recovery })
  const unlockSecret = randomBytes(32)
  const path = join(at.dataDir, 'again')
  await recovered.writeTo({ path, unlockSecret, unlockMethod: SECRET })
  const again = await openKeyring({ path, unlockSecret })
  expect(again.installId).toBe(at.keyring.installId)
  expect([again.generation, again.revision]).toEqual([at.keyring.generation, at.keyring.revision + 1])
  expect(again.firm).toEqual(at.keyring.firm)
  expect(again.copies()).toEqual(at.keyring.copies())
  for (const id of at.matterIds) expect(again.matter(id)).toEqual(at.keyring.matter(id))
  expect((await openKeyringWithRecovery({ path, ...at.recovery })).matterIds()).toEqual(at.matterIds)
  await expect(recovered.writeTo({ path, unlockSecret, unlockMethod: SECRET })).rejects.toThrow()
})

test('a wrong passphrase, another recovery key, no key at all and a cut keyring are told apart', async () => {
  const [at, other] = [await newKeyring(1), await newKeyring()]
  const reason = (order: object) =>
    openKeyringWithRecovery({ path: at.path, ...at.recovery, ...order }).catch((error: unknown) => error)
  expect(await reason({ passphrase: 'wrong' })).toMatchObject({ reason: 'passphrase' })
  expect(await reason(other.recovery)).toMatchObject({ reason: 'another-key' })
  expect(await reason({ recoveryPrivateKey: 'no key' })).toBeInstanceOf(WrongRecoveryKey)
  writeFileSync(at.path, readFileSync(at.path).subarray(0, 2000))
  expect(await reason({})).toBeInstanceOf(KeyringDamaged)
})

test('T44 an escrow that is another matter’s, or whose key is not the one on record, is refused', async () => {
  const at = await newKeyring(2)
  const [first = '', second = ''] = at.matterIds
  const { file, rootKey } = decodeKeyring(readFileSync(at.path), at.unlockSecret)
  const [a, b] = [file.entries.get(first), file.entries.get(second)]
  if (a?.kind !== 'matter' || b?.kind !== 'matter') throw new Error('There are two matters.')
  const swapped = new Map([
    [first, { ...a, escrow: b.escrow }],
    [second, { ...b, fingerprint: a.fingerprint }],
  ])
  const bytes = encodeKeyring({ ...file, entries: swapped }, rootKey, at.unlockSecret)
  const recovered = await openKeyringWithRecovery({ bytes, ...at.recovery })
  await expect(recovered.matter(first)).rejects.toThrow(IntegrityError)
  await expect(recovered.matter(second)).rejects.toThrow(IntegrityError)
})
