import { readFileSync } from 'node:fs'
import { Refusal } from '../installation/refusal.ts'

/** The name under which systemd hands the unlock secret over, and which is sealed into the credential. */
const CREDENTIAL_NAME = 'vestibule-unlock'

/** What an encrypted credential needs to be opened. `disk`: a key that lies on the disk of the same machine. */
export type CredentialKey = 'tpm' | 'disk' | 'nothing' | 'unknown'

// The first 16 bytes of a credential say how it was sealed: systemd, src/shared/creds-util.h
const KEYS: Record<string, CredentialKey> = {
  '5a1c6a86df9d4096b1d5a65e0862f19a': 'disk',
  '55b9ed1d38594d43a8319d2ebb332ac6': 'disk',
  '0c7cc07b117645919c4b0bea08bc20fe': 'tpm',
  faf7eb9341e3412ca1a436f95a29362f: 'tpm',
  '93a894094874449090caf2fc93cab553': 'tpm',
  ef4ac13679a9480ea7db68897f9f165d: 'tpm',
  af4950a849134eb1a73846304ff30c05: 'tpm',
  adbc4ca3efb64201ba881b6f2e4095ea: 'tpm',
  '058469daf6f54324800549da0f8ea2fb': 'nothing',
}

/** `text`: the credential as `systemd-creds encrypt` writes it, base64. */
export function credentialKey(text: string): CredentialKey {
  return KEYS[Buffer.from(text, 'base64').subarray(0, 16).toString('hex')] ?? 'unknown'
}

/** Seals the secret to this machine's TPM. Throws a `Refusal` where there is none. */
export async function encryptCredential(secret: string): Promise<string> {
  const outcome = await systemdCreds(
    ['encrypt', '--with-key=tpm2', `--name=${CREDENTIAL_NAME}`, '-', '-'],
    secret,
  )
  if (typeof outcome === 'string') return outcome
  throw new Refusal(
    `The TPM of this machine cannot be used: ${outcome.reason}. Choose a key file on a removable disk, or a passphrase.`,
  )
}

/** The secret in the credential file, or null where this user or this machine cannot open it. */
export async function decryptCredential(file: string): Promise<string | null> {
  const outcome = await systemdCreds(['decrypt', `--name=${CREDENTIAL_NAME}`, file, '-'], '')
  return typeof outcome === 'string' ? outcome : null
}

export function readCredential(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

async function systemdCreds(args: string[], input: string): Promise<string | { reason: string }> {
  try {
    const child = Bun.spawn(['systemd-creds', ...args], {
      stdio: [new Blob([input]), 'pipe', 'pipe'],
    })
    const [stdout, stderr, code] = await Promise.all([
      new Response(child.stdout).text(),
      new Response(child.stderr).text(),
      child.exited,
    ])
    return code === 0
      ? stdout
      : { reason: stderr.trim().split('\n').at(-1) ?? `systemd-creds ended with ${code}` }
  } catch {
    return { reason: 'systemd-creds is not there' }
  }
}
