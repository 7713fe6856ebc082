import { randomBytes } from 'node:crypto'
import { timestamp } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { insertVersion } from '../../src/documents/versions/queries.ts'

const [KB, MB] = [1000, 1_000_000]
/** Octets of a firm's papers: many letters, some scans, a few recordings; 2.7 MB on average. */
const SIZES = [60 * KB, 120 * KB, 200 * KB, 250 * KB, 400 * KB, 800 * KB, 2 * MB, 2 * MB, 5 * MB, 16 * MB]

type Wanted = { matterId: string; ownerId: string; bytes: number }

/** Seals documents that nobody can compress, of as many octets in all as wanted, and returns how many there are. */
export async function addSealedDocuments(deps: Deps, { matterId, ownerId, bytes }: Wanted): Promise<number> {
  const content = randomBytes(Math.max(...SIZES))
  let count = 0
  for (let left = bytes; left > 0; count++) {
    const byteSize = SIZES[count % SIZES.length] ?? KB
    await addOne(deps, { matterId, ownerId }, content.subarray(0, byteSize))
    left -= byteSize
  }
  return count
}

async function addOne(deps: Deps, { matterId, ownerId }: Omit<Wanted, 'bytes'>, content: Uint8Array) {
  const { db, vault, clock } = deps
  const id = Bun.randomUUIDv7()
  const version = { matterId, versionId: id, byteSize: content.length }
  const { sessionKey } = await vault.documents.begin(version)
  const incoming = await vault.documents.resume({ ...version, sessionKey })
  await incoming.write(content)
  const finished = await incoming.finish()
  const [documentId, at] = [Bun.randomUUIDv7(), timestamp(clock)]
  db.query(`
    insert into documents (id, matter_id, origin, version_count, created_by, created_at, updated_at)
    values ($documentId, $matterId, 'firm', 1, $ownerId, $at, $at)`).run({
    documentId,
    matterId,
    ownerId,
    at,
  })
  insertVersion(db, {
    ...{ id, documentId, matterId, number: 1, mediaType: 'application/pdf', byteSize: content.length, at },
    ...{ ...finished, uploadedBy: ownerId },
    fileName: vault.matter(matterId).seal('document_versions.file_name', id, 'Benchmark.pdf'),
  })
}
