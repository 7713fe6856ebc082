import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { findHead } from '../events/queries.ts'
import { openSignedText } from '../vault/firm-key.ts'

/** How long the event log was at one moment, and the hash of its last event. */
export type Checkpoint = {
  /** Hexadecimal; which portal it is of. */
  installId: string
  at: string
  seq: number
  /** Hexadecimal. */
  hash: string
  /** Of the keyring: one more after every destruction. */
  generation: number
}

const TITLE = 'Vestibule audit checkpoint'

/**
 * The head of the log now, signed by the firm: a text that anybody can read and `gpg`-like tools for RFC 9580 can check.
 * Whoever keeps one can tell a log that was cut short or written anew since.
 */
export async function makeCheckpoint(deps: Pick<Deps, 'db' | 'vault' | 'clock'>): Promise<string> {
  const { db, vault, clock } = deps
  const { seq, hash } = findHead(db)
  const { installId, generation } = vault.keyring
  const checkpoint = { installId, at: timestamp(clock), seq, hash: hash.toHex(), generation }
  return vault.firmKey.signText(checkpointText(checkpoint), clock.now())
}

function checkpointText({ installId, at, seq, hash, generation }: Checkpoint): string {
  return `${TITLE}\nInstallation: ${installId}\nTime: ${at}\nEvent: ${seq}\nHash: ${hash}\nGeneration: ${generation}`
}

const FORM = new RegExp(
  `^${TITLE}\\nInstallation: ([0-9a-f]{32})\\nTime: (\\S{24})\\nEvent: (\\d{1,15})\\nHash: ([0-9a-f]{64})\\nGeneration: (\\d{1,9})$`,
)

/** What a signed checkpoint says, without asking who signed it; null for any other text. */
export function readCheckpoint(signed: string): Checkpoint | null {
  const body = /\r?\n\r?\n([\s\S]*?)\r?\n-----BEGIN PGP SIGNATURE-----/.exec(signed)?.[1] ?? ''
  return parse(body.replaceAll('\r\n', '\n'))
}

/** What it says, if the holder of `certificate` (armored) signed it. */
export async function openCheckpoint(signed: string, certificate: string): Promise<Checkpoint | null> {
  const text = await openSignedText(signed, certificate)
  return text === null ? null : parse(text)
}

function parse(text: string): Checkpoint | null {
  const [, installId = '', at = '', seq, hash = '', generation] = FORM.exec(text) ?? []
  if (!installId) return null
  return { installId, at, seq: Number(seq), hash, generation: Number(generation) }
}
