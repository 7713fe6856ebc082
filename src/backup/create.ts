import { mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { version } from '../../package.json' with { type: 'json' }
import type { Deps } from '../deps.ts'
import { lockBackups } from '../installation/instance-lock.ts'
import { Refusal } from '../installation/refusal.ts'
import { readRecoveryPage } from '../offline-pages.ts'
import { syncDirectory, writeDurably } from '../vault/durable.ts'
import { type Crew, startCrew } from './crew.ts'
import { type Destination, openDestination } from './destination.ts'
import { type Backed, backUpDocuments } from './documents.ts'
import { explain } from './explain.ts'
import type { KeepRules } from './keep.ts'
import { beginRun, type PartialRun } from './partial-run.ts'
import { databaseCopied, type Portrait } from './portrait.ts'
import { BackupRefusal } from './refusals.ts'
import { removeUnnamed } from './remove-unnamed.ts'
import { listSnapshots, RECOVERY_PAGE, readRegular, snapshotId, snapshotsPath } from './repository.ts'
import { writeSnapshot } from './write-snapshot.ts'

export type CreateOrder = {
  readonly path: string
  readonly threads: number
  /** Milliseconds without progress after which a disk is given up. */
  readonly patience: number
  /** See `openDestination`. */
  readonly mayBegin: boolean
  /** Octets of documents. */
  readonly progress: (done: number, total: number) => void
  /** What older snapshots are kept by, once the new one is there; null: all of them. */
  readonly keep?: KeepRules | null
  readonly signal?: AbortSignal
}

/** `copied`, `bytes`: what was brought to the backup now, in files and octets. */
export type Created = {
  readonly snapshot: string
  readonly path: string
  readonly takenAt: string
  readonly isNew: boolean
  readonly isSameDisk: boolean
  readonly versions: number
  readonly copied: number
  readonly bytes: number
  readonly damaged: Backed['damaged']
}

type Place = Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>

/**
 * Makes one more snapshot, while the portal works. Throws a `Refusal`; the snapshots that are there stay usable then, and
 * the next run goes on from what was copied.
 */
export async function createBackup(place: Place, order: CreateOrder): Promise<Created> {
  const { vault, clock, config } = place
  const letGo = locked(config.data)
  const crew = startCrew(order.threads, order.patience)
  order.signal?.addEventListener('abort', crew.stop)
  try {
    vault.keyring.refresh()
    const { installId } = vault.keyring
    const wanted = {
      path: order.path,
      data: config.data,
      installId,
      mayBegin: order.mayBegin,
      at: clock.now(),
    }
    const destination = await openDestination(wanted)
    return await withWorkFolder(config.data, (folder) => run(place, order, { destination, crew, folder }))
  } finally {
    crew.stop()
    letGo()
  }
}

function locked(data: string): () => void {
  try {
    return lockBackups(data)
  } catch (error) {
    throw error instanceof Refusal ? new BackupRefusal('busy', error.message) : error
  }
}

/** A folder of its own for the copy of the database, which only this user can open, and which does not outlive the run. */
async function withWorkFolder<T>(data: string, work: (folder: string) => Promise<T>): Promise<T> {
  const stale = (await readdir(data)).filter((name) => name.startsWith(WORK))
  for (const name of stale) await rm(join(data, name), { recursive: true, force: true })
  const folder = await mkdtemp(join(data, WORK))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const WORK = '.backup-'

type Tools = { destination: Destination; crew: Crew; folder: string }

async function run(place: Place, order: CreateOrder, tools: Tools): Promise<Created> {
  const { destination } = tools
  const remaining = { bytes: 0 }
  try {
    const partial = await beginRun(destination.repository, place.vault)
    const portrait = await databaseCopied(place, tools)
    const backed = await backUpDocuments(place, { ...tools, ...order, partial, portrait, remaining })
    const page = readRecoveryPage()
    await writeSnapshot(place, { ...tools, partial, portrait, backed, page, program: version })
    if (page) await replacePage(destination, partial, page)
    const snapshot = await publish(destination, partial, portrait, backed)
    if (order.keep) await tools.crew.run('prune', { path: order.path, rules: order.keep })
    else if (partial.known.size > 0) await removeUnnamed(destination.repository)
    return {
      snapshot,
      path: order.path,
      takenAt: portrait.takenAt.toISOString(),
      isNew: destination.isNew,
      isSameDisk: destination.isSameDisk,
      versions: portrait.counts.versions,
      ...{ copied: backed.copied, bytes: backed.bytes, damaged: backed.damaged },
    }
  } catch (error) {
    throw await explain(error, destination, remaining.bytes)
  }
}

async function replacePage(
  { repository }: Destination,
  partial: PartialRun,
  page: Uint8Array,
): Promise<void> {
  const present = await readRegular(join(repository.path, RECOVERY_PAGE), RECOVERY_PAGE).catch(() => null)
  if (present && Buffer.compare(present, page) === 0) return
  const written = join(partial.path, RECOVERY_PAGE)
  await writeDurably(written, page)
  await rename(written, join(repository.path, RECOVERY_PAGE))
  await syncDirectory(repository.path)
}

/** The snapshot gets its name when everything it needs is on the disk. */
async function publish(
  { repository }: Destination,
  partial: PartialRun,
  portrait: Portrait,
  { touched }: Backed,
): Promise<string> {
  const above = new Set([...touched].map((shard) => dirname(shard)))
  await Promise.all([...touched, ...above, partial.snapshot].map(syncDirectory))
  const snapshots = snapshotsPath(repository)
  const taken = new Set((await listSnapshots(repository)).map(({ id }) => id))
  let at = portrait.takenAt
  while (taken.has(snapshotId(at))) at = new Date(at.getTime() + 1000)
  await rename(partial.snapshot, join(snapshots, snapshotId(at)))
  await syncDirectory(snapshots)
  await partial.remove()
  return snapshotId(at)
}
