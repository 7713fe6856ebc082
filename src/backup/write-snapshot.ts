import { join } from 'node:path'
import { makeCheckpoint } from '../audit/checkpoint.ts'
import { openDatabaseToRead } from '../db.ts'
import type { Deps } from '../deps.ts'
import { newFileSecret } from '../vault/sealed-file.ts'
import type { Crew } from './crew.ts'
import { writeDurably } from './destination.ts'
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

/** Everything that a snapshot holds besides documents, on the disk when this returns. The manifest is written last. */
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
  const index = join(folder, 'index.json')
  await crew.run('writeIndex', { database, to: index, installId, takenAt: takenAt.toISOString() })
  const damaged = backed.damaged.filter(({ isKept }) => !isKept).map(({ id }) => id)
  const manifest: Manifest = {
    format: 1,
    ...{ installId, program, takenAt: takenAt.toISOString(), generation, revision, schema, head, counts },
    database: await seal(database, 'database'),
    documents: await write('documentList', documentsText(backed.marks.values())),
    index: await seal(index, 'index'),
    checkpoint: await write('checkpoint', await checkpointOf(place, database)),
    ...(page && { page: markOf(page) }),
    missing: { damaged, deleted: [...backed.deleted] },
  }
  await write('certificate', await vault.firmKey.certificate())
  const text = manifestText(manifest)
  await write('signature', await vault.firmKey.sign(Buffer.from(text), takenAt))
  await write('manifest', text)
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
