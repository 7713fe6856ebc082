import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { catalogues } from '../../views/text/catalogue.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { isInside } from '../settings/contradictions.ts'
import { overwrite, syncDirectory, writeDurably } from '../vault/durable.ts'
import type { Keyring } from '../vault/keyring.ts'
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
  const { keyring } = vault
  await removeInterrupted(destination, keyring)
  const at = clock.now()
  const { number, bytes } = await keyring.registerCopy(name, at)
  const partial = join(destination, `${partialOf(keyring)}${number}`)
  const folder = join(destination, `vestibule-keyring-${number}-${slug(name)}`)
  try {
    mkdirSync(partial, { mode: 0o700 })
    if (recoveryPage) await writeDurably(join(partial, 'recovery.html'), recoveryPage)
    await writeDurably(join(partial, 'README.txt'), readme(number, name, clock.now()))
    await writeDurably(join(partial, 'keyring'), bytes)
    await syncDirectory(partial)
    renameSync(partial, folder)
    await syncDirectory(destination)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    await keyring.attestCopy(number, at) // its number stays taken, and it replaces none: it was never handed out
    throw new Refusal(`No copy was made in ${destination}: ${error instanceof Error ? error.message : error}`)
  }
  await keyring.finishCopy(number)
  db.transaction(() =>
    appendEvent({ db, vault, clock }, SYSTEM, { kind: 'keyring.exported', details: { copy: number, name } }),
  ).immediate()
  const removed = await removeReplaced(destination, keyring, { number, name })
  return { number, name, folder, generation: keyring.generation, removed }
}

const partialOf = ({ installId }: Keyring) => `.partial-keyring-${installId.slice(0, 8)}-`

/** What a killed export left may hold keys: it goes before its number is taken for that of a copy that never was. */
async function removeInterrupted(destination: string, keyring: Keyring): Promise<void> {
  const prefix = partialOf(keyring)
  for (const name of readdirSync(destination).filter((one) => one.startsWith(prefix))) {
    const number = Number(name.slice(prefix.length))
    await removeCopy(join(destination, name))
    const copy = keyring.copies().find((one) => one.number === number)
    if (copy && !copy.isFinished) await keyring.attestCopy(number, new Date(copy.exportedAt))
  }
}

async function removeCopy(folder: string): Promise<void> {
  const file = join(folder, 'keyring')
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile()) await overwrite(await open(file, 'r+'))
  rmSync(folder, { recursive: true })
}

/** What counts as replaced must not lie beside the copy that replaces it: it opens what was destroyed in between. */
async function removeReplaced(
  destination: string,
  keyring: Keyring,
  { number, name }: Pick<Exported, 'number' | 'name'>,
): Promise<number[]> {
  const removed = []
  for (const copy of keyring.copies().filter((one) => one.name === name && one.number < number)) {
    const folder = join(destination, `vestibule-keyring-${copy.number}-${slug(name)}`)
    if (!isCopyOf(keyring, join(folder, 'keyring'))) continue
    await removeCopy(folder)
    removed.push(copy.number)
  }
  return removed
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
