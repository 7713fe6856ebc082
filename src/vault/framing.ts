/**
 * Where each byte of a document stands in its OpenPGP message. RFC 9580 section 4.2.1: a packet of known length has a
 * five-octet length up to 4 GiB, and beyond that is written as partial bodies of 1 GiB with a five-octet length before
 * the last one. Both the encryption packet and the literal data packet inside it are framed so, which keeps the place
 * of every byte a matter of arithmetic: any range is opened without reading what is before it.
 */
export type PacketLimits = {
  /** The longest body that gets one five-octet length. */
  readonly definite: number
  /** Partial bodies are 2 ** partialPower octets; at least 9 (RFC 9580 section 4.2.1.4). */
  readonly partialPower: number
}

export const PACKET_LIMITS: PacketLimits = { definite: 0xffff_ffff, partialPower: 30 }

/** One packet in the new format. Positions count from its first octet, offsets from the first octet of its body. */
export type Packet = {
  readonly tag: number
  readonly bodySize: number
  readonly partSize: number
  readonly partialPower: number
  /** How many partial bodies stand before the last part; 0 for nearly every document. */
  readonly partials: number
  readonly size: number
}

/** A run of positions that is either framing (`header`) or body, `from` and `to` being positions, `to` not in it. */
export type Run = { readonly from: number; readonly to: number } & (
  | { readonly header: Uint8Array }
  | { readonly header?: never; readonly bodyOffset: number }
)

const TAG_OCTET = 1
const LAST_LENGTH = 5

export function packet(tag: number, bodySize: number, limits: PacketLimits): Packet {
  const isDefinite = bodySize <= limits.definite
  const partSize = 2 ** limits.partialPower
  const partials = isDefinite ? 0 : Math.floor((bodySize - 1) / partSize)
  const size = TAG_OCTET + partials + LAST_LENGTH + bodySize
  return { tag, bodySize, partSize, partialPower: limits.partialPower, partials, size }
}

/** The position of the body's octet `offset`. */
export function positionOf(packet: Packet, offset: number): number {
  const part = Math.min(Math.floor(offset / packet.partSize), packet.partials)
  return TAG_OCTET + part + (part < packet.partials ? 1 : LAST_LENGTH) + offset
}

/** How many octets of the body stand before `position`. */
export function bodyBefore(packet: Packet, position: number): number {
  if (position <= TAG_OCTET) return 0
  const part = partAt(packet, position)
  const start = part * packet.partSize
  return Math.max(start, start + position - positionOf(packet, start))
}

/** The runs that make up the positions from `from` to `to`, in order. */
export function* runs(packet: Packet, from: number, to: number): Generator<Run> {
  for (let part = partAt(packet, from); part <= packet.partials; part++) {
    const start = positionOf(packet, part * packet.partSize)
    const header = headerOf(packet, part)
    const headerAt = start - header.length
    if (headerAt >= to) return
    if (from < start) yield cut(headerAt, header, from, to)
    const bodyFrom = Math.max(from, start)
    const bodyTo = Math.min(to, part < packet.partials ? start + packet.partSize : packet.size)
    if (bodyFrom < bodyTo) {
      yield { from: bodyFrom, to: bodyTo, bodyOffset: part * packet.partSize + bodyFrom - start }
    }
  }
}

/** The part whose header or body `position` falls in. */
function partAt(packet: Packet, position: number): number {
  const part = Math.floor(Math.max(0, position - TAG_OCTET) / (packet.partSize + 1))
  return Math.min(part, packet.partials)
}

function cut(at: number, header: Uint8Array, from: number, to: number): Run {
  const [start, end] = [Math.max(at, from), Math.min(at + header.length, to)]
  return { from: start, to: end, header: header.subarray(start - at, end - at) }
}

function headerOf(packet: Packet, part: number): Uint8Array {
  const length =
    part < packet.partials
      ? [224 + packet.partialPower]
      : fiveOctets(packet.bodySize - part * packet.partSize)
  return Uint8Array.from(part === 0 ? [0xc0 | packet.tag, ...length] : length)
}

function fiveOctets(length: number): number[] {
  return [255, (length >>> 24) & 255, (length >>> 16) & 255, (length >>> 8) & 255, length & 255]
}
