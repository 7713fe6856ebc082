import type { Database } from 'bun:sqlite'
import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clock, timestamp } from '../clock.ts'
import { holdAlone, openDatabaseToRead, openUnmigrated } from '../db.ts'
import { findHead } from '../events/queries.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { Refusal } from '../installation/refusal.ts'
import { type Settled, settle } from '../restore/settle.ts'
import { linkDocument } from '../vault/document-files.ts'
import { syncDirectory } from '../vault/durable.ts'
import type { Vault } from '../vault/vault.ts'
import { FORMER, type Record, readRecord, SCRATCH, UNDONE } from './former.ts'
import { copyInto, listVersionIds } from './queries.ts'

/** What taking the upgrade back would undo. Ids of document versions; `events`: how many came after the upgrade. */
export type RollbackPlan = { record: Record; events: number; versions: string[] }

/** Throws a `Refusal` when no upgrade can be taken back. */
export function planRollback(data: string): RollbackPlan {
  const record = readRecord(data)
  const [present, former] = [join(data, DATABASE), join(data, FORMER, DATABASE)]
  if (statSync(present).ino === statSync(former).ino)
    throw new Refusal(`The upgrade of ${record.at} never took effect: the portal is the former one already.`)
  return reading(present, (now) =>
    reading(former, (before) => {
      const known = new Set(listVersionIds(before))
      // Its own event is the first that the upgrade wrote.
      const events = findHead(now).seq - findHead(before).seq - 1
      return { record, events, versions: listVersionIds(now).filter((id) => !known.has(id)) }
    }),
  )
}

type Place = { data: string; vault: Vault; clock: Clock }

/**
 * Puts the database from before the last upgrade back, by one rename; before that, whatever fails leaves all as it is.
 * The database that was undone, and documents that only it knows, stay in the data directory under `undone` and the time.
 */
export async function rollBack(place: Place, { versions }: RollbackPlan): Promise<Settled> {
  const { data, clock } = place
  const [path, scratch] = [join(data, DATABASE), join(data, SCRATCH)]
  const undone = join(data, UNDONE, timestamp(clock).replaceAll(/[-:]|\.\d+/g, ''))
  const db = openUnmigrated(path)
  try {
    holdAlone(db)
    rmSync(scratch, { recursive: true, force: true })
    mkdirSync(scratch, { mode: 0o700 })
    const settled = settleFormer(place, join(scratch, DATABASE), db)
    mkdirSync(undone, { recursive: true, mode: 0o700 })
    linkSync(path, join(undone, DATABASE))
    // The server deletes files that no row knows of when it starts: a second name keeps what they hold.
    for (const versionId of versions) linkDocument(data, versionId, undone)
    for (const directory of [undone, dirname(undone)]) await syncDirectory(directory)
    renameSync(join(scratch, DATABASE), path)
    await syncDirectory(data)
    for (const name of [SCRATCH, FORMER]) rmSync(join(data, name), { recursive: true, force: true })
    return settled
  } finally {
    db.close()
  }
}

function settleFormer({ data, vault, clock }: Place, copy: string, undone: Database): Settled {
  reading(join(data, FORMER, DATABASE), (former) => copyInto(former, copy))
  chmodSync(copy, 0o600)
  const { seq, hash } = findHead(undone)
  const db = openUnmigrated(copy)
  try {
    const details = { seq, head: hash.toHex() }
    const settled = settle({ db, vault, clock }, { kind: 'portal.rolled-back', details })
    holdAlone(db)
    return settled
  } finally {
    db.close()
  }
}

function reading<T>(path: string, read: (db: Database) => T): T {
  const db = openDatabaseToRead(path)
  try {
    return read(db)
  } finally {
    db.close()
  }
}
