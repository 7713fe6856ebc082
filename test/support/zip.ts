/** What a zip holds, read from its central directory as an unpacking program does (APPNOTE 6.3.10, sections 4.3 and 4.5). */
export type ZipFile = { name: string; content: Buffer }

export function readZip(zip: Uint8Array): ZipFile[] {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.length)
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0) throw new Error('this is no zip, or not all of one')
  const files: ZipFile[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < bytes.readUInt16LE(end + 10); i++) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error('a damaged central directory')
    if (bytes.readUInt16LE(at + 10) !== 0) throw new Error('not stored')
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
    const [crc, size, start] = [
      bytes.readUInt32LE(at + 16),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt32LE(at + 42),
    ]
    const name = new TextDecoder('utf-8', { fatal: true }).decode(
      bytes.subarray(at + 46, at + 46 + nameLength),
    )
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28)
    const content = bytes.subarray(from, from + size)
    if (Bun.hash.crc32(content) !== crc) throw new Error(`${name} is damaged`)
    files.push({ name, content })
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32)
  }
  return files
}
