import type { Snapshot } from '../backup/repository.ts'
import type { Octets } from '../vault/octets.ts'
import { DocumentError, recoverContent } from './content.ts'
import type { RecoverableDocument } from './open-matter.ts'
import {
  InTheWayError,
  isThereAlready,
  type OutDirectory,
  writeDocument,
  writeProblem,
} from './out-directory.ts'
import { withSource } from './snapshot-files.ts'

export type Fate = 'written' | 'already-there' | 'damaged' | 'missing' | 'in-the-way' | 'unreadable'

type Task = {
  readonly out: OutDirectory
  readonly path: string
  readonly document: RecoverableDocument
  readonly snapshot: Snapshot
  /** How many of its octets are written; may throw to stop. */
  readonly onOctets: (octets: number) => void
}

/** Throws a `Refusal` where nothing more can be written; whatever else is wrong with one document is its fate. */
export async function recoverDocument({ out, path, document, snapshot, onOctets }: Task): Promise<Fate> {
  try {
    if (await isThereAlready(out, path, document)) return 'already-there'
    await withSource(snapshot, document.versionId, async (source) => {
      const hasher = new Bun.CryptoHasher('sha256')
      const hash = {
        update: (octets: Uint8Array) => void hasher.update(octets),
        digest: () => hasher.digest('hex'),
      }
      const content = counted(recoverContent(document, source, hash), onOctets)
      await writeDocument(out, path, document, content)
    })
    return 'written'
  } catch (error) {
    return fateIn(error)
  }
}

function fateIn(error: unknown): Fate {
  if (error instanceof DocumentError) return error.fault
  if (error instanceof InTheWayError) return 'in-the-way'
  const problem = writeProblem(error)
  if (problem) throw problem
  if (error instanceof Error && 'code' in error) return 'unreadable'
  throw error
}

async function* counted(content: AsyncIterable<Octets>, onOctets: Task['onOctets']): AsyncGenerator<Octets> {
  let octets = 0
  for await (const part of content) {
    octets += part.length
    onOctets(octets)
    yield part
  }
}
