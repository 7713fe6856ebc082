import { existsSync, mkdirSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { realPathOf } from '../installation/file-system.ts'
import { Refusal } from '../installation/refusal.ts'
import { isInside } from '../settings/contradictions.ts'
import { syncDirectory, writeDurably } from '../vault/durable.ts'
import { otherInstallation, unwritable } from './refusals.ts'
import { MARKER, markerText, openRepository, type Repository } from './repository.ts'

/** `device`: of the file system, so that another one in its place is noticed. `isSameDisk`: as the data directory. */
export type Destination = {
  readonly repository: Repository
  readonly device: number
  readonly isSameDisk: boolean
  readonly isNew: boolean
}

const FOLDERS = ['documents', 'snapshots']
const UNFINISHED = `${MARKER}.tmp`

type Wanted = {
  path: string
  data: string
  installId: string
  /** An empty directory is made a backup; otherwise it is taken for a disk that is not connected. */
  mayBegin: boolean
  at: Date
}

/** Throws a `Refusal` where this portal's backups cannot be kept, and has changed nothing then. */
export async function openDestination(wanted: Wanted): Promise<Destination> {
  const { path, data, installId } = wanted
  refuseNesting(path, data)
  const isNew = !existsSync(join(path, MARKER))
  if (isNew && wanted.mayBegin) await begin(wanted)
  const repository = await openRepository(path)
  if (repository.installId !== installId) throw otherInstallation(path)
  const device = statSync(path).dev
  return { repository, device, isSameDisk: device === statSync(data).dev, isNew }
}

/** Whether the disk that the backup began on is still there. */
export function isGone({ repository, device }: Destination): boolean {
  try {
    return statSync(repository.path).dev !== device || !existsSync(join(repository.path, MARKER))
  } catch {
    return true
  }
}

async function begin({ path, installId, at }: Wanted): Promise<void> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new Refusal(`${path} is a file, not a directory.`)
  const names = found ? readdirSync(path).filter((name) => !isOfBeginning(path, name)) : []
  if (names.length > 0)
    throw new Refusal(
      `${path} is not empty (it holds ${names.slice(0, 3).join(', ')}) and is no backup. Choose an empty directory.`,
    )
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    for (const name of FOLDERS) mkdirSync(join(path, name), { recursive: true, mode: 0o700 })
    // The marker last and whole: with it, and only with it, a directory is a backup.
    await writeDurably(join(path, UNFINISHED), markerText(installId, at.toISOString()))
    await rename(join(path, UNFINISHED), join(path, MARKER))
    await syncDirectory(path)
    await syncDirectory(dirname(path))
  } catch (cause) {
    throw unwritable(path, cause)
  }
}

/** What a new file system has, and what a beginning that was killed has left. */
function isOfBeginning(path: string, name: string): boolean {
  if (name === 'lost+found' || name === UNFINISHED) return true
  return FOLDERS.includes(name) && readdirSync(join(path, name)).length === 0
}

function refuseNesting(path: string, data: string): void {
  const [dest, home] = [realPathOf(path), realpathSync(data)]
  if (isInside(home, dest))
    throw new Refusal(`A backup inside the data directory is lost with it: ${path} is inside ${data}.`)
  if (isInside(dest, home))
    throw new Refusal(`The data directory ${data} is inside ${path}. Choose another place for the backup.`)
}
