import type { PublicKey } from 'openpgp'
import { openFirm, writeFirmCopy } from './firm-secrets.ts'
import type { WrappedKeys } from './keyring-body.ts'
import { replaceKeyringForGood } from './keyring-disk.ts'
import type { KeyringFile } from './keyring-file.ts'
import { changeKeyring, type KeyringState } from './keyring-state.ts'
import { matterEscrow, unwrapMatter } from './matter-keys.ts'
import { encryptText, loadOpenpgp, PROFILE } from './openpgp-profile.ts'

export async function readRecovery({
  recoveryCertificate,
}: Pick<KeyringFile, 'recoveryCertificate'>): Promise<PublicKey> {
  const { readKey } = await loadOpenpgp()
  return readKey({ binaryKey: recoveryCertificate, config: PROFILE })
}

export async function replaceRecovery(state: KeyringState, certificate: PublicKey): Promise<void> {
  const replace: Parameters<typeof changeKeyring>[1] = async (latest) => {
    const { file, rootKey } = latest
    const inEscrow = async (matterId: string, keys: WrappedKeys) => ({
      ...keys,
      escrow: await matterEscrow(
        certificate,
        matterId,
        unwrapMatter(file.installId, rootKey, matterId, keys),
      ),
    })
    const entries = new Map(file.entries)
    for (const [matterId, entry] of entries) {
      if (entry.kind === 'tombstone') continue
      const formers = await Promise.all(entry.formers.map((keys) => inEscrow(matterId, keys)))
      entries.set(matterId, { ...entry, ...(await inEscrow(matterId, entry)), formers })
    }
    const secrets = openFirm(file.installId, rootKey, file.firm)
    const firmEscrow = Buffer.from(await encryptText(certificate, writeFirmCopy(secrets)))
    const recoveryCertificate = Buffer.from(certificate.write())
    return { ...latest, file: { ...file, entries, firmEscrow, recoveryCertificate } }
  }
  await changeKeyring(state, replace, replaceKeyringForGood)
}
