import { randomBytes, randomUUID } from 'node:crypto'
import type { PrivateKey } from 'openpgp'
import { encryptSessionKey, generateKeyPair, loadOpenpgp, PROFILE } from './openpgp-profile.ts'
import { openSmallMessage, sealSmallMessage } from './small-message.ts'
import { createTextKey } from './text-key.ts'

/**
 * Encryption is on and understood by another implementation: text is sealed and opened, our framing is read by
 * openpgp.js, and its framing by ours. For every start, because an upgrade that lost encryption would be silent.
 */
export async function selfCheck(): Promise<void> {
  checkText()
  const key = await generateKeyPair('self-check')
  const content = randomBytes(1000)
  await checkOurs(key, content)
  await checkTheirs(key, content)
}

function checkText(): void {
  const [key, id, text] = [createTextKey(randomBytes(32)), randomUUID(), randomUUID()]
  const sealed = key.seal('self.check', id, text)
  demand(key.open('self.check', id, sealed) === text && !Buffer.from(sealed).includes(text))
}

async function checkOurs(key: PrivateKey, content: Buffer): Promise<void> {
  const sessionKey = randomBytes(32)
  const sealed = sealSmallMessage(content, await encryptSessionKey(key.toPublic(), sessionKey), sessionKey)
  demand(!sealed.includes(content.subarray(0, 16)))
  const { readMessage, decrypt } = await loadOpenpgp()
  const message = await readMessage({ binaryMessage: sealed, config: PROFILE })
  const { data } = await decrypt({ message, decryptionKeys: key, format: 'binary', config: PROFILE })
  demand(content.equals(data))
}

async function checkTheirs(key: PrivateKey, content: Buffer): Promise<void> {
  const { createMessage, encrypt, readMessage, decryptSessionKeys } = await loadOpenpgp()
  const sealed = await encrypt({
    message: await createMessage({ binary: content }),
    encryptionKeys: key.toPublic(),
    format: 'binary',
    config: PROFILE,
  })
  const message = await readMessage({ binaryMessage: sealed, config: PROFILE })
  const [session] = await decryptSessionKeys({ message, decryptionKeys: key, config: PROFILE })
  demand(session !== undefined && openSmallMessage(sealed, session.data).equals(content))
}

function demand(condition: boolean): void {
  if (!condition) throw new Error('The encryption self-check failed.')
}
