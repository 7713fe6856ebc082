import type { Database } from 'bun:sqlite'
import { verifyChain } from '../audit/verify.ts'
import type { Manifest } from '../backup/manifest.ts'
import { nameOf, type Snapshot } from '../backup/repository.ts'
import { listDamage } from '../db.ts'
import { BackupFault } from './fault.ts'
import { countEverything } from './queries.ts'

/** Throws a `BackupFault` unless the database is sound, its log is whole, and both are as the manifest says. */
export function checkDatabase(db: Database, snapshot: Snapshot, { counts, head }: Manifest): void {
  const what = nameOf(snapshot, 'database')
  if (listDamage(db).length > 0) throw new BackupFault('changed', what, snapshot.id)
  const found = countEverything(db)
  const isCounted = Object.entries(found).every(([name, count]) => Reflect.get(counts, name) === count)
  const log = verifyChain(db)
  const isSameLog = log.firstBad === null && log.head.seq === head.seq && log.head.hash === head.hash
  if (!isCounted || !isSameLog) throw new BackupFault('contradicts', what, snapshot.id)
}
