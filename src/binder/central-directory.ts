import type { FileHandle } from 'node:fs/promises'
import { Refusal } from '../installation/refusal.ts'
import { type ArchiveFile, hostile, readExactly } from './archive-file.ts'
import { checkName, nameKeeper } from './safe-names.ts'

/** APPNOTE 6.3.10: 4.3.12 (entries), 4.3.14 to 4.3.16 (their end). */
const [ENTRY, END, END64, LOCATOR64] = [0x02014b50, 0x06054b50, 0x06064b50, 0x07064b50]
const [ENTRY_SIZE, END_SIZE, LOCATOR_SIZE, END64_SIZE] = [46, 22, 20, 56]
const LARGEST_DIRECTORY = 64 * 1024 * 1024

type Directory = { at: number; size: number; count: number }

/** What the zip says it holds; folders are left out. Throws `Refusal`. */
export async function centralDirectory(handle: FileHandle, zipSize: number) {
  const directory = await findDirectory(handle, zipSize)
  if (directory.size > LARGEST_DIRECTORY) throw hostile('it names more files than a binder has')
  const bytes = await readExactly(handle, directory.at, directory.size)
  const files: ArchiveFile[] = []
  const keep = nameKeeper()
  let at = 0
  for (let i = 0; i < directory.count; i++) {
    const { file, next } = readEntry(bytes, at)
    at = next
    if (keep(file.name)) files.push(file)
  }
  if (at !== directory.size) throw hostile('its list of files is not what its end says')
  return { files, directoryAt: directory.at }
}

/** A comment could hold a second list of files for another program: there is none in a binder. */
async function findDirectory(handle: FileHandle, zipSize: number): Promise<Directory> {
  if (zipSize < END_SIZE) throw new Refusal('This is not a zip.')
  const end = await readExactly(handle, zipSize - END_SIZE, END_SIZE)
  if (end.readUInt32LE(0) !== END || end.readUInt16LE(20) !== 0)
    throw new Refusal('This is not a zip, or it is cut short, or something was put after it.')
  const plain = { count: end.readUInt16LE(10), size: end.readUInt32LE(12), at: end.readUInt32LE(16) }
  const isLarge = plain.count === 0xffff || plain.size === 0xffffffff || plain.at === 0xffffffff
  const directory = isLarge ? await findLargeDirectory(handle, zipSize) : plain
  if (directory.at + directory.size > zipSize) throw hostile('its list of files lies outside')
  return directory
}

async function findLargeDirectory(handle: FileHandle, zipSize: number): Promise<Directory> {
  const locator = await readExactly(handle, zipSize - END_SIZE - LOCATOR_SIZE, LOCATOR_SIZE)
  if (locator.readUInt32LE(0) !== LOCATOR64) throw hostile('its end is missing')
  const end = await readExactly(handle, Number(locator.readBigUInt64LE(8)), END64_SIZE)
  if (end.readUInt32LE(0) !== END64) throw hostile('its end is missing')
  const read = (at: number) => Number(end.readBigUInt64LE(at))
  return { count: read(32), size: read(40), at: read(48) }
}

function readEntry(bytes: Buffer, at: number): { file: ArchiveFile; next: number } {
  if (at + ENTRY_SIZE > bytes.length || bytes.readUInt32LE(at) !== ENTRY)
    throw hostile('its list of files is damaged')
  const nameEnd = at + ENTRY_SIZE + bytes.readUInt16LE(at + 28)
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
  const next = extraEnd + bytes.readUInt16LE(at + 32)
  if (next > bytes.length) throw hostile('its list of files is damaged')
  const name = checkName(bytes.subarray(at + ENTRY_SIZE, nameEnd))
  checkKind(name, {
    system: bytes.readUInt8(at + 5),
    flags: bytes.readUInt16LE(at + 8),
    mode: bytes.readUInt16LE(at + 40),
  })
  const sizes = {
    size: bytes.readUInt32LE(at + 24),
    packedSize: bytes.readUInt32LE(at + 20),
    headerAt: bytes.readUInt32LE(at + 42),
  }
  const method = methodOf(name, bytes.readUInt16LE(at + 10))
  return { file: { name, method, ...largeSizes(sizes, bytes.subarray(nameEnd, extraEnd)) }, next }
}

const [UNIX, ENCRYPTED] = [3, 1]
const [KIND, REGULAR, DIRECTORY] = [0o170000, 0o100000, 0o040000]

/** No link, device or pipe, and nothing that only some programs can read. */
function checkKind(
  name: string,
  { system, flags, mode }: { system: number; flags: number; mode: number },
): void {
  const kind = system === UNIX ? mode & KIND : 0
  const wanted = name.endsWith('/') ? DIRECTORY : REGULAR
  if (kind !== 0 && kind !== wanted) throw hostile(`${name} is a link or a device`)
  if (flags & ENCRYPTED) throw hostile(`${name} is encrypted`)
}

function methodOf(name: string, method: number): ArchiveFile['method'] {
  if (method === 0) return 'stored'
  if (method === 8) return 'deflated'
  throw hostile(`${name} is packed in a way that no binder is`)
}

/** ZIP64 (4.5.3): what did not fit into 32 bits stands in this field, in this order. */
function largeSizes<T extends Record<'size' | 'packedSize' | 'headerAt', number>>(
  sizes: T,
  extra: Buffer,
): T {
  const large = { ...sizes }
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let value = at + 4
    for (const name of ['size', 'packedSize', 'headerAt'] as const) {
      if (sizes[name] !== 0xffffffff || value + 8 > extra.length) continue
      large[name] = Number(extra.readBigUInt64LE(value))
      value += 8
    }
  }
  return large
}
