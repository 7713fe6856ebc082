import type { FileMark } from '../backup/manifest.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { UnreadableSourceError } from '../vault/copy-document.ts'
import { IntegrityError } from '../vault/integrity-error.ts'

/**
 * What can be wrong with a backup: no snapshot is there; a file is not there; is shorter than it was; has other octets; is
 * whole, and the keys do not open it; does not say of itself what is in it; the newest snapshot is old.
 */
const FAULTS = ['none', 'missing', 'cut', 'changed', 'wrong-key', 'contradicts', 'stale'] as const
export type FaultKind = (typeof FAULTS)[number]

const SENTENCES: Record<FaultKind, string> = {
  none: 'there is no snapshot in this backup.',
  missing: 'it is missing.',
  cut: 'it is cut: shorter than it was written.',
  changed: 'it is not as it was written: at least one bit has changed.',
  'wrong-key': 'it is of another portal, or the keys of this keyring do not open it.',
  contradicts: 'what is in it is not what the manifest says.',
  stale: 'the newest snapshot is too old.',
}

/** `what`: the file or snapshot, without anybody's words; `snapshot`: its name, where it is of one. */
export class BackupFault extends Refusal {
  constructor(
    readonly kind: FaultKind,
    readonly what: string,
    readonly snapshot: string | null,
  ) {
    super(`${what}: ${SENTENCES[kind]}`, EXIT.integrity)
    this.name = 'BackupFault'
  }
}

/** How a file differs from what was written down of it, or null. */
export function compareMark(found: FileMark, expected: FileMark): FaultKind | null {
  return compareSize(found.size, expected.size) ?? (found.sha256 === expected.sha256 ? null : 'changed')
}

export function compareSize(found: number, expected: number): FaultKind | null {
  if (found < expected) return 'cut'
  return found === expected ? null : 'changed'
}

/** The kind of what was thrown while a file of the backup was read. Errors that are not the backup's go on. */
export function faultIn(error: unknown): FaultKind {
  if (error instanceof IntegrityError) return 'wrong-key' // the octets are those that were written
  if (error instanceof UnreadableSourceError) return 'changed'
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'missing'
  throw error
}
