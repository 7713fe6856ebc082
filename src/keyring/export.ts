import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { catalogues } from '../../views/text/catalogue.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { isInside } from '../settings/contradictions.ts'
import type { Keyring } from '../vault/keyring.ts'
import { syncDirectory } from '../vault/keyring-disk.ts'
import { readKeyringHead } from '../vault/keyring-file.ts'

type Order = {
  name: string
  /** A directory that is there, such as a USB stick. */
  destination: string
  data: string
  /** `recovery.html`; null in a checkout that was not built. */
  recoveryPage: Uint8Array | null
}

/** `removed`: numbers of the older copies under this name that lay beside it. */
export type Exported = {
  number: number
  name: string
  folder: string
  generation: number
  removed: number[]
}

/** Puts a numbered copy of the keyring into a folder of its own. Throws a `Refusal`, and then no copy is registered. */
export async function exportKeyring(
  { db, vault, clock }: Pick<Deps, 'db' | 'vault' | 'clock'>,
  { name, destination, data, recoveryPage }: Order,
): Promise<Exported> {
  checkName(name)
  checkDestination(destination, data)
  const partial = join(destination, `.partial-keyring-${crypto.randomUUID()}`)
  const at = clock.now()
  const { number, bytes } = await vault.keyring.registerCopy(name, at)
  const folder = join(destination, `vestibule-keyring-${number}-${slug(name)}`)
  try {
    mkdirSync(partial, { mode: 0o700 })
    if (recoveryPage) writeDurably(join(partial, 'recovery.html'), recoveryPage)
    writeDurably(join(partial, 'README.txt'), Buffer.from(readme(number, name, clock.now())))
    writeDurably(join(partial, 'keyring'), bytes)
    await syncDirectory(partial)
    renameSync(partial, folder)
    await syncDirectory(destination)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    await vault.keyring.attestCopy(number, at) // its number stays taken, and it replaces none: it was never handed out
    throw new Refusal(`No copy was made in ${destination}: ${error instanceof Error ? error.message : error}`)
  }
  db.transaction(() =>
    appendEvent({ db, vault, clock }, SYSTEM, { kind: 'keyring.exported', details: { copy: number, name } }),
  ).immediate()
  const removed = removeReplaced(destination, vault.keyring, { number, name })
  return { number, name, folder, generation: vault.keyring.generation, removed }
}

/** What counts as replaced must not lie beside the copy that replaces it: it opens what was destroyed in between. */
function removeReplaced(
  destination: string,
  keyring: Keyring,
  { number, name }: Pick<Exported, 'number' | 'name'>,
): number[] {
  const older = keyring.copies().filter((copy) => copy.name === name && copy.number < number)
  return older.flatMap((copy) => {
    const folder = join(destination, `vestibule-keyring-${copy.number}-${slug(name)}`)
    if (!isCopyOf(keyring, join(folder, 'keyring'))) return []
    overwrite(join(folder, 'keyring'))
    rmSync(folder, { recursive: true })
    return [copy.number]
  })
}

/** Another portal's copies may be kept at the same place. */
function isCopyOf({ installId }: Keyring, path: string): boolean {
  try {
    if (!lstatSync(path).isFile()) return false
    return readKeyringHead(readFileSync(path)).installId.toString('hex') === installId
  } catch {
    return false
  }
}

function checkName(name: string): void {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}\p{P}\p{S}\p{Zs}]{0,59}$/u.test(name))
    throw new Refusal(
      'Name the copy after where it is kept, in 1 to 60 letters, digits, spaces and signs.',
      EXIT.usage,
    )
}

function checkDestination(destination: string, data: string): void {
  if (!statSync(destination, { throwIfNoEntry: false })?.isDirectory())
    throw new Refusal(`${destination} is not there, or is no directory. Is the stick in?`)
  if (isInside(resolve(data), resolve(destination)))
    throw new Refusal(
      `A copy inside the data directory is lost with it. Choose another place than ${destination}.`,
    )
  if (existsSync(join(destination, 'vestibule-backup.json')))
    throw new Refusal(
      `${destination} holds a backup. Whoever finds both has both: keep the copy somewhere else.`,
    )
}

function readme(number: number, name: string, at: Date): string {
  const day = at.toISOString().slice(0, 10)
  const { fr, en } = catalogues
  return [fr, en].map((text) => text.keyring.readme(number, name, day)).join('\n\n')
}

/** `Coffre, 2e étage` → `coffre-2e-etage`: a name for every file system. */
function slug(name: string): string {
  const plain = name.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '')
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'copy'
}

/** A name alone is not the bytes. */
function overwrite(path: string): void {
  const handle = openSync(path, 'r+')
  try {
    writeSync(handle, new Uint8Array(statSync(path).size))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

function writeDurably(path: string, bytes: Uint8Array): void {
  const handle = openSync(path, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
