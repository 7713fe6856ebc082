import { afterAll, beforeAll, expect, test } from 'bun:test'
import { randomBytes } from 'node:crypto'
import { decryptKey, readPrivateKey } from 'openpgp'
import { decryptSessionKey, verifySignature } from '../../src/vault/firm-key.ts'
import { IntegrityError } from '../../src/vault/integrity-error.ts'
import { newVault, type TestVault } from './support.ts'

const AT = new Date('2026-11-22T10:00:00Z')
const bytes = Buffer.from('{"documents":2}')
let ours: TestVault
let others: TestVault
beforeAll(async () => {
  ;[ours, others] = [await newVault(), await newVault()]
})
afterAll(() => {
  ours.remove()
  others.remove()
})

test('a signature is the firm’s, over these octets and no others', async () => {
  const { firmKey } = ours.vault
  const certificate = await firmKey.certificate()
  const signature = await firmKey.sign(bytes, AT)
  expect(signature).toStartWith('-----BEGIN PGP SIGNATURE-----')
  expect(await verifySignature(bytes, signature, certificate)).toEqual(AT)
  expect(await verifySignature(Buffer.from('{"documents":3}'), signature, certificate)).toBeNull()
  expect(await verifySignature(bytes, signature, await others.vault.firmKey.certificate())).toBeNull()
  expect(await verifySignature(bytes, 'no signature', certificate)).toBeNull()
})

test('what the portal keeps for itself is opened by the firm’s key and by the recovery key, by no other', async () => {
  const sessionKey = randomBytes(32)
  const pkesks = await ours.vault.firmKey.encryptSessionKey(sessionKey)
  expect(Buffer.from(await ours.vault.firmKey.decryptSessionKey(pkesks))).toEqual(sessionKey)
  const recovery = await decryptKey({
    privateKey: await readPrivateKey({ armoredKey: ours.recovery.recoveryPrivateKey }),
    passphrase: ours.recovery.passphrase,
  })
  expect(Buffer.from(await decryptSessionKey(pkesks, recovery))).toEqual(sessionKey)
  expect(others.vault.firmKey.decryptSessionKey(pkesks)).rejects.toBeInstanceOf(IntegrityError)
})
