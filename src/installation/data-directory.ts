import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { nearestExisting, networkFileSystem, readMounts } from './file-system.ts'
import { Refusal } from './refusal.ts'

export const DATABASE = 'portal.db'
export const KEYRING = 'keyring'

/** Group or others may do nothing with what is in the data directory. */
const FOREIGN = 0o077
const hasModes = process.platform !== 'win32'

/** Throws a `Refusal` unless a new portal can be made at `data`, which must not exist or be empty. */
export function checkNewDirectory(data: string, mounts: string = readMounts()): void {
  const existing = statSync(data, { throwIfNoEntry: false })
  if (existing && !existing.isDirectory()) throw new Refusal(`${data} is a file, not a directory.`)
  refuseNetwork(data, mounts)
  if (existing) {
    refuseForeign(data, existing, 'chmod 700')
    refuseOccupied(data)
  }
  refuseUnwritable(existing ? data : nearestExisting(data))
}

/** Throws a `Refusal` unless the portal in `data` may be served from there. */
export function checkExistingDirectory(data: string, mounts: string = readMounts()): void {
  const existing = statSync(data, { throwIfNoEntry: false })
  if (!existing?.isDirectory() || !statSync(join(data, DATABASE), { throwIfNoEntry: false }))
    throw new Refusal(
      `There is no portal in ${data}. If it lies elsewhere, name its configuration with --config FILE; make a new one with: vestibule init`,
    )
  refuseNetwork(data, mounts)
  refuseForeign(data, existing, 'chmod 700')
  for (const name of readdirSync(data)) {
    const path = join(data, name)
    const entry = statSync(path, { throwIfNoEntry: false }) // a journal may go away at any time
    if (entry && name !== 'lost+found')
      refuseForeign(path, entry, entry.isDirectory() ? 'chmod 700' : 'chmod 600')
  }
  refuseUnwritable(data)
}

/**
 * Throws a `Refusal` for a data directory of another user, or open to others. A command that an administrator ran as root
 * would leave files there that the server cannot open.
 */
export function checkOwnDirectory(data: string): void {
  refuseForeign(data, statSync(data), 'chmod 700')
}

function refuseNetwork(path: string, mounts: string): void {
  const type = networkFileSystem(path, mounts)
  if (type)
    throw new Refusal(
      `${path} lies on a network file system (${type}), where a database can be damaged. Choose a disk of this machine.`,
    )
}

function refuseForeign(path: string, { mode, uid }: { mode: number; uid: number }, cure: string): void {
  if (!hasModes) return
  if ((mode & FOREIGN) !== 0)
    throw new Refusal(
      `Others on this machine can open ${path} (mode ${(mode & 0o777).toString(8)}). Close it first: ${cure} ${path}`,
    )
  if (uid !== process.getuid?.())
    throw new Refusal(`${path} belongs to another user (uid ${uid}). Run vestibule as that user.`)
}

function refuseOccupied(data: string): void {
  const names = readdirSync(data).filter((name) => name !== 'lost+found') // the root of an ext4 disk has that
  if (names.includes(DATABASE))
    throw new Refusal(`There is a portal in ${data} already. Nothing was changed.`)
  if (names.length > 0)
    throw new Refusal(
      `${data} is not empty (it holds ${names.slice(0, 3).join(', ')}). Choose an empty directory.`,
    )
}

function refuseUnwritable(directory: string): void {
  try {
    accessSync(directory, constants.W_OK | constants.X_OK)
  } catch {
    throw new Refusal(`${directory} cannot be written to by this user.`)
  }
}
