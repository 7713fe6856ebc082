import type { PrivateKey } from 'openpgp'
import { IntegrityError } from '../integrity-error.ts'
import type { Octets } from '../octets.ts'
import { loadOpenpgp, PROFILE } from '../openpgp-profile.ts'

/** The text of a whole OpenPGP message to `key`, in memory. Throws `IntegrityError`. */
export async function openMessageText(message: Octets, key: PrivateKey): Promise<string> {
  const { decrypt, readMessage } = await loadOpenpgp()
  try {
    const read = await readMessage({ binaryMessage: message, config: PROFILE })
    const { data } = await decrypt({ message: read, decryptionKeys: key, format: 'binary', config: PROFILE })
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    throw new IntegrityError()
  }
}

/** The armored certificate of the firm's key (binary, from the keyring copy): who must have signed a manifest. */
export async function certificateOf(privateKey: Octets): Promise<string> {
  const { readPrivateKey } = await loadOpenpgp()
  return (await readPrivateKey({ binaryKey: privateKey, config: PROFILE })).toPublic().armor()
}
