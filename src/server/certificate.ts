import { readFileSync, statSync } from 'node:fs'
import { createSecureContext } from 'node:tls'

export type Certificate = { cert: string; key: string }
export type CertificateFiles = { certificate: string; key: string }

/** Reads the pair and throws when it is not one: no PEM, or a key that belongs to another certificate. */
export function readCertificate({ certificate, key }: CertificateFiles): Certificate {
  const pair = { cert: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') }
  createSecureContext(pair)
  return pair
}

/** Changes whenever either file was written anew or replaced, also through a symbolic link (as certbot does it). */
function stampOf({ certificate, key }: CertificateFiles): string {
  return [certificate, key]
    .map((path) => statSync(path, { bigint: true, throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.dev}:${stat.ino}:${stat.mtimeNs}:${stat.size}` : 'missing'))
    .join(' ')
}

export type CertificateWatch = { check: () => void; stop: () => void }

type Change = { swap: (pair: Certificate) => void; refuse: (reason: string) => void }

/**
 * Looks every `milliseconds`, and when told to, whether the files changed. A pair that is wrong is reported and left:
 * often the second of the two files has just not been written yet.
 */
export function watchCertificate(
  files: CertificateFiles,
  milliseconds: number,
  { swap, refuse }: Change,
): CertificateWatch {
  let seen = stampOf(files)
  const check = () => {
    const stamp = stampOf(files)
    if (stamp === seen) return
    seen = stamp
    try {
      swap(readCertificate(files))
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error))
    }
  }
  const timer = setInterval(check, milliseconds)
  return { check, stop: () => clearInterval(timer) }
}
