import { IntegrityError } from './integrity-error.ts'

export type RawPacket = { readonly tag: number; readonly body: Buffer }

/** The packets of a message (RFC 9580 section 4.2). The legacy format of a header is refused. */
export function readPackets(bytes: Uint8Array): RawPacket[] {
  const packets: RawPacket[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0
    if (tag < 0xc0) throw new IntegrityError()
    const { body, end } = readBody(bytes, at + 1)
    packets.push({ tag: tag & 0x3f, body })
    at = end
  }
  return packets
}

function readBody(bytes: Uint8Array, start: number): { body: Buffer; end: number } {
  const parts: Uint8Array[] = []
  for (let at = start; ; ) {
    const { length, size, isPartial } = readLength(bytes, at)
    at += size
    if (at + length > bytes.length) throw new IntegrityError()
    parts.push(bytes.subarray(at, at + length))
    at += length
    if (!isPartial) return { body: Buffer.concat(parts), end: at }
  }
}

/** RFC 9580 section 4.2.1. `size`: octets of the length itself. */
function readLength(bytes: Uint8Array, at: number): { length: number; size: number; isPartial: boolean } {
  const [first, ...more] = bytes.subarray(at, at + 5)
  if (first === undefined) throw new IntegrityError()
  if (first < 192) return { length: first, size: 1, isPartial: false }
  if (first >= 224 && first < 255) return { length: 2 ** (first & 0x1f), size: 1, isPartial: true }
  const [a, b, c, d] = more
  if (first < 224 && a !== undefined)
    return { length: (first - 192) * 256 + a + 192, size: 2, isPartial: false }
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new IntegrityError()
  return { length: a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d, size: 5, isPartial: false }
}
