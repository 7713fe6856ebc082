import { deriveKey, openBytes, sealBytes } from './aead.ts'
import { IntegrityError } from './integrity-error.ts'

/** 32 bytes each, and the firm's OpenPGP key, binary. Not kept in SQLite, not in a bulk backup. */
export type FirmSecrets = {
  readonly text: Uint8Array
  readonly lookup: Uint8Array
  /** Part of the keyring's format; the firm's OpenPGP key signs what this was meant for. */
  readonly auditSeed: Uint8Array
  readonly privateKey: Uint8Array
}

export function sealFirm(installId: Buffer, rootKey: Uint8Array, secrets: Uint8Array): Buffer {
  return Buffer.from(sealBytes(deriveKey(rootKey, 'keyring firm'), installId, secrets))
}

export function openFirm(installId: Buffer, rootKey: Uint8Array, sealed: Uint8Array): Buffer {
  return openBytes(deriveKey(rootKey, 'keyring firm'), installId, sealed)
}

export function splitFirm(secrets: Buffer): FirmSecrets {
  return {
    text: secrets.subarray(0, 32),
    lookup: secrets.subarray(32, 64),
    auditSeed: secrets.subarray(64, 96),
    privateKey: secrets.subarray(96),
  }
}

export function joinFirm({ text, lookup, auditSeed, privateKey }: FirmSecrets): Buffer {
  return Buffer.concat([text, lookup, auditSeed, privateKey])
}

/** What R opens when the unlock secret is lost: JSON with the four secrets in base64. */
export function writeFirmCopy(secrets: Buffer): string {
  const parts = Object.entries(splitFirm(secrets))
  return JSON.stringify(
    Object.fromEntries(parts.map(([name, part]) => [name, Buffer.from(part).toString('base64')])),
  )
}

export function readFirmCopy(json: string): FirmSecrets {
  const copy: Record<string, unknown> = JSON.parse(json)
  const part = (name: keyof FirmSecrets) => {
    const text = copy[name]
    if (typeof text !== 'string') throw new IntegrityError()
    return Buffer.from(text, 'base64')
  }
  return {
    text: part('text'),
    lookup: part('lookup'),
    auditSeed: part('auditSeed'),
    privateKey: part('privateKey'),
  }
}
