import type { Config } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { checkNewSecretFile, writeSecretFile } from '../installation/secret-file.ts'
import { newUnlockSecret, unlockSecretText } from '../installation/unlock-secret.ts'
import { newPassphraseMethod, passphraseProblem, secretFromPassphrase } from '../vault/passphrase.ts'
import { SECRET, type UnlockMethod } from '../vault/unlock-method.ts'
import { encryptCredential } from './credential.ts'

export const HOLDINGS = ['key-file', 'credential', 'passphrase'] as const

/** Where the unlock secret is to be held. */
export type Holding =
  | { kind: 'key-file'; file: string }
  | { kind: 'credential'; file: string }
  | { kind: 'passphrase'; passphrase: string }

/** A new unlock secret that is not kept anywhere until `keep` is called, which returns what takes it away again. */
export type NewSecret = { secret: Uint8Array; method: UnlockMethod; keep: () => () => void }

/** Throws a `Refusal` before anything is written where it cannot be held that way. */
export async function newSecretFor(holding: Holding, { data }: Pick<Config, 'data'>): Promise<NewSecret> {
  if (holding.kind === 'passphrase') return fromPassphrase(holding.passphrase)
  const secret = newUnlockSecret()
  const text = unlockSecretText(secret)
  if (holding.kind === 'key-file') {
    checkNewSecretFile(holding.file, data, 'unlock key')
    return { secret, method: SECRET, keep: () => writeSecretFile(holding.file, text) }
  }
  checkNewSecretFile(holding.file, data, 'unlock credential')
  const sealed = await encryptCredential(text)
  return { secret, method: SECRET, keep: () => writeSecretFile(holding.file, sealed) }
}

async function fromPassphrase(passphrase: string): Promise<NewSecret> {
  const problem = passphraseProblem(passphrase)
  if (problem) throw new Refusal(`The passphrase is refused: ${problem}`, EXIT.usage)
  const method = await newPassphraseMethod()
  return { secret: await secretFromPassphrase(passphrase, method), method, keep: () => () => {} }
}
