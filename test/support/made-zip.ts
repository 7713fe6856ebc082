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
}

/** A zip (APPNOTE 6.3.10) with exactly these entries. */
export function makeZipOf(entries: readonly MadeEntry[]): Buffer {
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
  const end = [Buffer.from('PK\x05\x06'), none, none, count, count, four(list.length), four(at), none]
  return Buffer.concat([...files, list, ...end])
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
  const listed = [Buffer.from('PK\x01\x02\x14\x03'), ...facts, ...place]
  return { file: Buffer.concat(local), listed: Buffer.concat(listed) }
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
