import type { PrivateKey } from 'openpgp'
import { IntegrityError } from '../integrity-error.ts'
import { type KeyringEntry, readBody } from '../keyring-body.ts'
import { KeyringDamaged } from '../keyring-errors.ts'
import { AT, HEADER, MAC, MAGIC } from '../keyring-head.ts'
import { fromBase64, type Octets, toHex } from '../octets.ts'
import { isKeyOf, openEscrow, openMatterEscrow, openRecoveryKey, WrongRecoveryKey } from '../recovery-key.ts'

/** Times: milliseconds since 1970. */
export type MatterState =
  | { readonly kind: 'live' }
  | { readonly kind: 'destroyed'; readonly destroyedAt: number }
  | { readonly kind: 'unknown' }

/**
 * A keyring copy that the recovery key opened, here or in a browser. What its escrows give authenticates itself; which
 * matters there are, and which were destroyed, is taken as the file says it.
 */
export type OpenedCopy = {
  readonly installId: string
  readonly generation: number
  readonly recoveryKey: PrivateKey
  /** The firm's secret for text, and its OpenPGP key, binary. */
  readonly firm: { readonly text: Octets; readonly privateKey: Octets }
  matterIds(): string[]
  stateOf(matterId: string): MatterState
  /** The secrets that may have sealed something of the matter, the present one first. Throws `IntegrityError`. */
  matterSecrets(matterId: string): Promise<Octets[]>
}

/** Throws `WrongRecoveryKey` or `KeyringDamaged`. */
export async function openKeyringCopy(
  bytes: Octets,
  recovery: { armoredKey: string; passphrase: string },
): Promise<OpenedCopy> {
  const body = bytesOfBody(bytes)
  const recoveryKey = await openRecoveryKey(recovery.armoredKey, recovery.passphrase)
  if (!(await isKeyOf(recoveryKey, body.recoveryCertificate))) throw new WrongRecoveryKey('another-key')
  return {
    installId: toHex(bytes.subarray(AT.installId, AT.generation)),
    generation: new DataView(bytes.buffer, bytes.byteOffset).getUint32(AT.generation),
    recoveryKey,
    firm: await openFirm(body.firmEscrow, recoveryKey),
    matterIds: () => [...body.entries.keys()],
    stateOf: (matterId) => stateOf(body.entries.get(matterId)),
    matterSecrets: (matterId) => openSecrets(recoveryKey, matterId, body.entries.get(matterId)),
  }
}

function bytesOfBody(bytes: Octets) {
  const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length))
  if (magic !== MAGIC || bytes.length < HEADER + MAC) throw new KeyringDamaged(undefined)
  return readBody(bytes.subarray(HEADER, -MAC))
}

function stateOf(entry: KeyringEntry | undefined): MatterState {
  if (!entry) return { kind: 'unknown' }
  if (entry.kind === 'matter') return { kind: 'live' }
  return { kind: 'destroyed', destroyedAt: entry.destroyedAt }
}

async function openSecrets(
  key: PrivateKey,
  matterId: string,
  entry: KeyringEntry | undefined,
): Promise<Octets[]> {
  if (entry?.kind !== 'matter') throw new IntegrityError()
  const all = [entry, ...entry.formers].map((keys) => openMatterEscrow(key, matterId, keys))
  return (await Promise.all(all)).map(({ secret }) => Uint8Array.from(secret))
}

async function openFirm(escrow: Uint8Array, key: PrivateKey) {
  try {
    return readFirm(await openEscrow(escrow, key))
  } catch {
    throw new KeyringDamaged(undefined)
  }
}

function readFirm(json: string) {
  const copy: { text?: unknown; privateKey?: unknown } = JSON.parse(json)
  if (typeof copy.text !== 'string' || typeof copy.privateKey !== 'string') throw new IntegrityError()
  return { text: fromBase64(copy.text), privateKey: fromBase64(copy.privateKey) }
}
