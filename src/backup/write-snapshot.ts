import { join } from 'node:path'
import { makeCheckpoint } from '../audit/checkpoint.ts'
import { openDatabaseToRead } from '../db.ts'
import type { Deps } from '../deps.ts'
import { writeDurably } from '../vault/durable.ts'
import { newFileSecret } from '../vault/sealed-file.ts'
import type { Crew } from './crew.ts'
import type { Backed } from './documents.ts'
import { documentsText } from './documents-file.ts'
import { type FileMark, type Manifest, manifestText } from './manifest.ts'
import type { PartialRun } from './partial-run.ts'
import type { Portrait } from './portrait.ts'
import { FILES } from './repository.ts'

type Given = {
  crew: Crew
  folder: string
  partial: PartialRun
  portrait: Portrait
  backed: Backed
  program: string
  page: Uint8Array | null
}

/** Everything that a snapshot holds besides documents, on the disk when this returns. */
export async function writeSnapshot(place: Pick<Deps, 'vault' | 'clock'>, given: Given): Promise<void> {
  const { vault } = place
  const { crew, folder, partial, portrait, backed, program, page } = given
  const write = async (file: keyof typeof FILES, content: string): Promise<FileMark> => {
    await writeDurably(join(partial.snapshot, FILES[file]), content)
    return markOf(Buffer.from(content))
  }
  const seal = async (from: string, file: keyof typeof FILES): Promise<FileMark> => {
    const secret = await newFileSecret(vault.firmKey)
    return crew.run('seal', { from, to: join(partial.snapshot, FILES[file]), secret })
  }
  const { takenAt, installId, generation, revision, schema, head, counts, database } = portrait
  const sealIndex = async () => {
    const index = join(folder, 'index.json')
    await crew.run('writeIndex', { database, to: index, installId, takenAt: takenAt.toISOString() })
    return seal(index, 'index')
  }
  const damaged = backed.damaged.filter(({ isKept }) => !isKept).map(({ id }) => id)
  // Together: each waits for the disk, which writes them at once.
  const [sealedDatabase, index, documents, checkpoint] = await Promise.all([
    seal(database, 'database'),
    sealIndex(),
    write('documentList', documentsText(backed.marks.values())),
    write('checkpoint', await checkpointOf(place, database)),
    write('certificate', await vault.firmKey.certificate()),
  ])
  const manifest: Manifest = {
    format: 1,
    ...{ installId, program, takenAt: takenAt.toISOString(), generation, revision, schema, head, counts },
    ...{ database: sealedDatabase, documents, index, checkpoint },
    ...(page && { page: markOf(page) }),
    missing: { damaged, deleted: [...backed.deleted] },
  }
  const text = manifestText(manifest)
  const signature = await vault.firmKey.sign(Buffer.from(text), takenAt)
  await Promise.all([write('signature', signature), write('manifest', text)])
}

function markOf(bytes: Uint8Array): FileMark {
  return { size: bytes.length, sha256: new Bun.CryptoHasher('sha256').update(bytes).digest('hex') }
}

async function checkpointOf(place: Pick<Deps, 'vault' | 'clock'>, database: string): Promise<string> {
  const db = openDatabaseToRead(database)
  try {
    return await makeCheckpoint({ ...place, db })
  } finally {
    db.close()
  }
}
