import { IntegrityError } from '../vault/integrity-error.ts'
import type { Octets } from '../vault/octets.ts'
import { readDocument, type Source } from '../vault/offline/document.ts'
import type { Sha256 } from '../vault/offline/sha256.ts'
import type { RecoverableDocument } from './open-matter.ts'

/** A document that cannot be given back whole. */
export class DocumentError extends Error {
  constructor(readonly fault: 'missing' | 'damaged') {
    super(`The document is ${fault}.`)
    this.name = 'DocumentError'
  }
}

/**
 * The plain octets of a document, each chunk verified, and at the end the SHA-256 of all of it: what came before an
 * error must not be kept. `source` is null where the backup has no such file. Throws `DocumentError`.
 */
export async function* recoverContent(
  document: RecoverableDocument,
  source: Source | null,
  hash: Sha256,
): AsyncGenerator<Octets, void> {
  if (!source) throw new DocumentError('missing')
  try {
    for await (const octets of readDocument(source, document, await document.sessionKey())) {
      hash.update(octets)
      yield octets
    }
  } catch (error) {
    throw error instanceof IntegrityError ? new DocumentError('damaged') : error
  }
  if (hash.digest() !== document.sha256) throw new DocumentError('damaged')
}
