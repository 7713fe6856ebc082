import { join } from 'node:path'
import type { PublicKey } from 'openpgp'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { KEYRING } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { openKeyringWithRecovery } from '../vault/keyring-recovery.ts'
import type { MatterSecrets } from '../vault/matter-keys.ts'
import { loadOpenpgp, PROFILE } from '../vault/openpgp-profile.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock'>

export async function replaceRecoveryKey(place: Workplace, certificate: PublicKey): Promise<void> {
  await place.vault.keyring.replaceRecovery(certificate)
  const fingerprint = certificate.getFingerprint()
  place.db
    .transaction(() => appendEvent(place, SYSTEM, { kind: 'recovery.replaced', details: { fingerprint } }))
    .immediate()
}

/** The public half of a recovery key that was made elsewhere. Throws a `Refusal` for anything else. */
export async function readRecoveryCertificate(armored: string): Promise<PublicKey> {
  const { createMessage, encrypt, readKey } = await loadOpenpgp()
  const key = await readKey({ armoredKey: armored, config: PROFILE }).catch(() => null)
  if (!key) throw new Refusal('That is no OpenPGP certificate (armored public key).', EXIT.usage)
  if (key.isPrivate())
    throw new Refusal('That is a private key. Take it away from here, and bring only its public half.')
  const usable = await createMessage({ text: 'tried' })
    .then((message) => encrypt({ message, encryptionKeys: key, format: 'binary', config: PROFILE }))
    .catch(() => null)
  if (key.keyPacket.version !== 6 || !usable)
    throw new Refusal('A recovery key is an OpenPGP key of version 6 that can encrypt (RFC 9580).')
  return key
}

export type Drill = { data: string; recoveryPrivateKey: string; passphrase: string }

/**
 * Opens the firm's secrets and every matter of the present keyring with the recovery key alone, compares them with what
 * the portal works with, and records the drill. Returns how many matters there are. Throws `WrongRecoveryKey` or
 * `IntegrityError`, and a `Refusal` for what opens and is something else.
 */
export async function testRecoveryKey(
  place: Workplace,
  { data, ...key }: Drill,
  progress: (done: number, total: number) => void,
): Promise<number> {
  const { db, vault } = place
  const recovered = await openKeyringWithRecovery({ path: join(data, KEYRING), ...key })
  const { firm } = vault.keyring
  for (const name of ['text', 'lookup', 'auditSeed', 'privateKey'] as const)
    demandSame(recovered.firm[name], firm[name], 'the firm')
  const matterIds = recovered.matterIds()
  for (const [done, matterId] of matterIds.entries()) {
    compare(await recovered.matter(matterId), vault.keyring.matter(matterId), matterId)
    progress(done + 1, matterIds.length)
  }
  const matters = matterIds.length
  db.transaction(() =>
    appendEvent(place, SYSTEM, { kind: 'recovery.tested', details: { matters } }),
  ).immediate()
  return matters
}

function compare(recovered: MatterSecrets, present: MatterSecrets, matterId: string): void {
  demandSame(recovered.secret, present.secret, `matter ${matterId}`)
  demandSame(recovered.privateKey, present.privateKey, `matter ${matterId}`)
}

function demandSame(recovered: Uint8Array, present: Uint8Array, of: string): void {
  if (!Buffer.from(recovered).equals(present))
    throw new Refusal(`The recovery key opens other keys of ${of} than those in use.`, EXIT.integrity)
}
