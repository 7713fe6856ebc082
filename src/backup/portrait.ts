import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabaseToRead } from '../db.ts'
import type { Deps } from '../deps.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { freeBytes } from '../installation/file-system.ts'
import type { Crew } from './crew.ts'
import type { Manifest } from './manifest.ts'
import { getFacts, listVersionRows, type VersionRow } from './queries.ts'
import { BackupRefusal } from './refusals.ts'
import { inBytes } from './words.ts'

/** The portal at one moment. `database`: the path of a copy of its database. */
export type Portrait = Pick<
  Manifest,
  'installId' | 'generation' | 'revision' | 'schema' | 'head' | 'counts'
> & {
  readonly takenAt: Date
  readonly database: string
  readonly size: number
  readonly versions: readonly VersionRow[]
}

/** Octets. */
const SPARE = 16 * 2 ** 20

/** Copies the database into `folder`, which lies in the data directory: what is not sealed yet leaves it never. */
export async function databaseCopied(
  { vault, clock, config }: Pick<Deps, 'vault' | 'clock' | 'config'>,
  { crew, folder }: { crew: Crew; folder: string },
): Promise<Portrait> {
  const { installId, generation, revision } = vault.keyring
  const takenAt = clock.now()
  const database = join(folder, DATABASE)
  await requireRoom(config.data)
  await crew.run('copyDatabase', { database: join(config.data, DATABASE), to: database }).catch((cause) => {
    throw cause.code === 'SQLITE_FULL'
      ? new BackupRefusal('full-here', `${config.data}: ${cause.message}. ${ROOM}`)
      : cause
  })
  const db = openDatabaseToRead(database)
  try {
    const { size } = await stat(database)
    const versions = listVersionRows(db)
    return { installId, generation, revision, takenAt, database, size, versions, ...getFacts(db) }
  } finally {
    db.close()
  }
}

const ROOM = 'A backup needs room for a copy of the database there.'

async function requireRoom(data: string): Promise<void> {
  const sizes = [DATABASE, `${DATABASE}-wal`].map((name) =>
    stat(join(data, name)).then(
      (found) => found.size,
      () => 0,
    ),
  )
  const needed = (await Promise.all(sizes)).reduce((sum, size) => sum + size, SPARE)
  const free = await freeBytes(data)
  if (free < needed)
    throw new BackupRefusal(
      'full-here',
      `The disk of ${data} is full: ${inBytes(needed)} are needed and ${inBytes(free)} are free. ${ROOM}`,
    )
}
