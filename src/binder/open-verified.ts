import { watched } from '../documents/content.ts'
import type { Version } from '../documents/versions/queries.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { OpenDocument } from '../vault/open-document.ts'
import type { Vault } from '../vault/vault.ts'
import { sha256 } from './ledger.ts'

/** Up to this many octets are read whole and so verified as they are read; a larger one is read twice. */
const WHOLE = 4 * 1024 * 1024

type Opened = { close(): Promise<void> } & (
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'stream'; stream: ReadableStream<Uint8Array> }
)

/**
 * A stored version of which every octet was verified before the first is given, because what has begun in a zip cannot be
 * taken back. Null for one that is damaged or gone. `guard`: of a large one, while it is read.
 */
export async function openVerified(
  vault: Vault,
  matterId: string,
  version: Version,
  guard: { authorise: () => void; onDamage: () => void },
): Promise<Opened | null> {
  const stored = { matterId, versionId: version.id, ...version }
  try {
    if (version.byteSize > WHOLE && !(await vault.documents.verify(stored))) return null
    const document = await vault.documents.open(stored)
    const close = () => document.close()
    if (version.byteSize > WHOLE) return { kind: 'stream', stream: watched(document.stream(), guard), close }
    const bytes = await readWhole(document)
    return sha256(bytes) === version.sha256.toHex() ? { kind: 'bytes', bytes, close } : null
  } catch (error) {
    if (error instanceof IntegrityError) return null
    throw error
  }
}

async function readWhole(document: OpenDocument): Promise<Uint8Array> {
  try {
    return await document.read(0, document.byteSize)
  } finally {
    await document.close()
  }
}
