import type { Database } from 'bun:sqlite'
import { backedUpDocument, type Snapshot } from '../backup/repository.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { copyDocument } from '../vault/copy-document.ts'
import { removeDocument } from '../vault/document-files.ts'
import { compareMark, type FaultKind, faultIn } from './fault.ts'
import { listSealedVersions, type SealedVersion } from './queries.ts'
import { type Marks, readMarks, type SignedSnapshot } from './snapshot.ts'

/** `id`: of the version. */
export type DamagedDocument = { id: string; kind: FaultKind }
export type Progress = (done: number, total: number) => void

/** Enough to keep a disk busy while another file is being hashed. */
const AT_ONCE = 8

/**
 * Copies the file of every version that the database in `directory` has and that is to be kept, and compares each octet
 * with what the snapshot says. Returns those that are not whole; nothing of them is left.
 */
export async function restoreDocuments(
  place: { db: Database; directory: string; leaveOut: ReadonlySet<string> },
  from: SignedSnapshot,
  progress: Progress,
): Promise<DamagedDocument[]> {
  const marks = await readMarks(from)
  const versions = listSealedVersions(place.db).filter(({ matterId }) => !place.leaveOut.has(matterId))
  const waiting = versions.values()
  const damaged: DamagedDocument[] = []
  let done = 0
  const carry = async () => {
    for (const version of waiting) {
      const kind = await restoreDocument(place.directory, from.snapshot, marks, version)
      if (kind) damaged.push({ id: version.versionId, kind })
      done += 1
      progress(done, versions.length)
    }
  }
  await together(carry, () => waiting.return?.())
  return damaged
}

/** When one of them fails, the others end before this does: whoever cleans up must not meet them. */
async function together(work: () => Promise<void>, stop: () => void): Promise<void> {
  const guarded = () =>
    work().catch((error: unknown) => {
      stop()
      throw error
    })
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, guarded))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

async function restoreDocument(
  directory: string,
  { repository }: Snapshot,
  marks: Marks,
  { versionId, sealedSize }: SealedVersion,
): Promise<FaultKind | null> {
  const mark = marks.get(versionId)
  if (!mark) return 'missing'
  if (mark.size !== sealedSize) return 'contradicts'
  const from = backedUpDocument(repository, versionId)
  try {
    const kind = compareMark(await copyDocument(from, directory, versionId), mark)
    if (kind) await removeDocument(directory, versionId)
    return kind
  } catch (error) {
    return faultIn(error)
  }
}

/** Throws a `Refusal` that names the documents, at most twenty of them. */
export function refuseDamaged(damaged: readonly DamagedDocument[]): void {
  if (damaged.length === 0) return
  const named = damaged.slice(0, 20).map(({ id, kind }) => `  ${id}: ${kind}`)
  const more = damaged.length > named.length ? [`  and ${damaged.length - named.length} more`] : []
  throw new Refusal(
    [
      `${damaged.length} documents in the backup are not whole. Nothing was restored. Another snapshot or another copy`,
      'of the backup may have them; restore without them with --ack-damage.',
      ...named,
      ...more,
    ].join('\n'),
    EXIT.integrity,
  )
}
