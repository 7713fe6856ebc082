import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../config.ts'
import { DATABASE, KEYRING } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { readUnlockSecret } from '../installation/unlock-secret.ts'
import { credentialKey, readCredential } from '../unlocking/credential.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import type { PassphraseMethod } from '../vault/unlock-method.ts'
import type { Finding } from './finding.ts'

const CHECK = 'unlocking'

/** Where the unlock secret is held, and against what that protects. Throws `KeyringDamaged`. */
export function examineUnlocking(config: Config): Finding {
  const method = readKeyringMethod(join(config.data, KEYRING))
  if (method.kind === 'passphrase') return passphraseFinding(method)
  if (config.unlockCredential) return credentialFinding(config.unlockCredential)
  return keyFileFinding(config)
}

function passphraseFinding({ memory, passes }: PassphraseMethod): Finding {
  const sentence = `A passphrase, given after each start. One guess costs ${memory / 1024} MiB and ${passes} passes of Argon2id.`
  return { check: CHECK, state: 'ok', sentence }
}

function credentialFinding(file: string): Finding {
  const found = (state: Finding['state'], sentence: string) => ({ check: CHECK, state, sentence })
  const text = readCredential(file)
  if (text === null) return found('failed', `The credential ${file} is not there, or cannot be read.`)
  switch (credentialKey(text)) {
    case 'tpm':
      return found('ok', `A credential that only the TPM of this machine opens: ${file}.`)
    case 'unknown':
      return found('warning', `${file} is sealed in a way that is not known here. It must need the TPM.`)
    default:
      return found(
        'failed',
        `${file} was sealed without a TPM: its key lies on the same disk, and whoever steals the disk has both. ` +
          'Use vestibule key rewrap --to passphrase, or a key file on a stick.',
      )
  }
}

function keyFileFinding({ data, unlockKeyFile }: Config): Finding {
  const found = (state: Finding['state'], sentence: string) => ({ check: CHECK, state, sentence })
  try {
    if (!readUnlockSecret(unlockKeyFile))
      return found('failed', `The key file ${unlockKeyFile} is not there, or holds no key.`)
  } catch (error) {
    if (error instanceof Refusal) return found('failed', error.message)
    throw error
  }
  if (statSync(unlockKeyFile).dev !== statSync(join(data, DATABASE)).dev)
    return found('ok', `A key file on another disk than the data: ${unlockKeyFile}.`)
  return found(
    'warning',
    `The key file ${unlockKeyFile} lies on the same disk as the data: whoever steals the disk has both. ` +
      'Put it on a stick, or use vestibule key rewrap.',
  )
}

/** The private half of the recovery key in the directories where it is usually made. It must not be on this machine. */
export function examineRecoveryKeyFiles({ unlockKeyFile, unlockCredential }: Config): Finding {
  const check = 'recovery key away'
  const places = new Set([
    dirname(unlockKeyFile),
    dirname(unlockCredential ?? unlockKeyFile),
    '/etc/vestibule',
  ])
  const files = [...places].flatMap(privateKeysIn)
  if (files.length === 0)
    return { check, state: 'ok', sentence: `No private key lies in ${[...places].join(', ')}.` }
  return {
    check,
    state: 'failed',
    sentence: `A private key is still on this machine: ${files.join(', ')}. Take it away, to two places, and delete it here.`,
  }
}

function privateKeysIn(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => /\.(asc|pgp|gpg|key)$/.test(name))
      .map((name) => join(directory, name))
      .filter((path) => readFileSync(path, 'latin1').includes('-----BEGIN PGP PRIVATE KEY BLOCK-----'))
  } catch {
    return []
  }
}
