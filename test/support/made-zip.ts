import { deflateRawSync } from 'node:zlib'

/** One entry of a zip as an attacker writes it: every field may lie. */
export type MadeEntry = {
  name: string | Uint8Array
  content: Uint8Array | string
  deflate?: boolean
  /** Unix mode with the kind of file, such as 0o120777 for a link. */
  mode?: number
  flags?: number
  method?: number
  /** What the directory says instead of the truth. */
  size?: number
  headerAt?: number
  localName?: string
  /** Sizes and place stand in the ZIP64 field (4.5.3), as they do past 4 GiB. */
  large?: boolean
}

/** A zip (APPNOTE 6.3.10) with exactly these entries. */
export function makeZipOf(entries: readonly MadeEntry[]): Buffer {
  const isLarge = entries.some(({ large }) => large)
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const { file, listed } = madeEntry(entry, at)
    files.push(file)
    directory.push(listed)
    at += file.length
  }
  const list = Buffer.concat(directory)
  const [count, none] = [two(entries.length), two(0)]
  const end = isLarge
    ? largeEnd(entries.length, { size: list.length, at })
    : [Buffer.from('PK\x05\x06'), none, none, count, count, four(list.length), four(at), none]
  return Buffer.concat([...files, list, ...end])
}

/** 4.3.14 to 4.3.16 */
function largeEnd(count: number, { size, at }: { size: number; at: number }): Buffer[] {
  const [none, full] = [two(0), four(0xffffffff)]
  const end64 = [Buffer.from('PK\x06\x06'), eight(44), two(45), two(45), four(0), four(0)]
  const locator = [Buffer.from('PK\x06\x07'), four(0), eight(at + size), four(1)]
  const end = [Buffer.from('PK\x05\x06'), none, none, two(0xffff), two(0xffff), full, full, none]
  return [...end64, eight(count), eight(count), eight(size), eight(at), ...locator, ...end]
}

function madeEntry(entry: MadeEntry, at: number): { file: Buffer; listed: Buffer } {
  const { mode = 0o100644, flags = 0x800, headerAt = at } = entry
  const name = Buffer.from(entry.name)
  const localName = Buffer.from(entry.localName ?? entry.name)
  const content = Buffer.from(entry.content)
  const packed = entry.deflate ? deflateRawSync(content) : content
  const facts = [
    ...[two(20), two(flags), two(entry.method ?? (entry.deflate ? 8 : 0)), two(0), two(0x5862)],
    ...[four(Bun.hash.crc32(content)), four(packed.length), four(entry.size ?? content.length)],
  ]
  const local = [Buffer.from('PK\x03\x04'), ...facts, two(localName.length), two(0), localName, packed]
  const none = Buffer.alloc(8) // extra, comment, disk, internal attributes
  const place = [two(name.length), none, two(0), two(mode), four(headerAt), name]
  const begin = Buffer.from('PK\x01\x02\x14\x03')
  const listed = entry.large
    ? [
        begin,
        ...facts.slice(0, 6),
        ...largePlace(name, { size: content.length, packedSize: packed.length, at, mode }),
      ]
    : [begin, ...facts, ...place]
  return { file: Buffer.concat(local), listed: Buffer.concat(listed) }
}

type Large = { size: number; packedSize: number; at: number; mode: number }

function largePlace(name: Buffer, { size, packedSize, at, mode }: Large): Buffer[] {
  const full = four(0xffffffff)
  const extra = [two(1), two(24), eight(size), eight(packedSize), eight(at)]
  return [full, full, two(name.length), two(28), Buffer.alloc(8), two(mode), full, name, ...extra]
}

function eight(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function two(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function four(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
