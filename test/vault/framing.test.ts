import { expect, test } from 'bun:test'
import { documentLayout } from '../../src/vault/document-layout.ts'
import { bodyBefore, PACKET_LIMITS, type Packet, packet, positionOf, runs } from '../../src/vault/framing.ts'
import { readPackets } from '../../src/vault/read-packets.ts'

const small = { definite: 600, partialPower: 9 }
const GIB = 2 ** 30

/** The packet written out, each octet of the body telling its own offset. */
function written(packet: Packet): Buffer {
  const parts = [...runs(packet, 0, packet.size)].map((run) =>
    run.header
      ? run.header
      : Uint8Array.from({ length: run.to - run.from }, (_, i) => (run.bodyOffset + i) % 251),
  )
  return Buffer.concat(parts)
}

test.each([0, 1, 600, 601, 1023, 1024, 1025, 1537, 5000])(
  'a packet of %d octets is read back, and every octet is where the arithmetic says',
  (bodySize) => {
    const framed = packet(11, bodySize, small)
    const bytes = written(framed)
    expect(bytes.length).toBe(framed.size)
    const [read, ...rest] = readPackets(bytes)
    expect(rest).toEqual([])
    expect(read?.tag).toBe(11)
    expect(read?.body).toEqual(Buffer.from(Array.from({ length: bodySize }, (_, i) => i % 251)))
    for (let offset = 0; offset < bodySize; offset++) {
      const position = positionOf(framed, offset)
      expect(bytes[position]).toBe(offset % 251)
      expect(bodyBefore(framed, position)).toBe(offset)
    }
    expect(bodyBefore(framed, framed.size)).toBe(bodySize)
  },
)

test('runs from any place join to the same octets', () => {
  const framed = packet(18, 2100, small)
  const bytes = written(framed)
  const octets = (from: number, to: number) =>
    [...runs(framed, from, to)].flatMap((run) =>
      run.header
        ? [...run.header]
        : [...bytes.subarray(positionOf(framed, run.bodyOffset)).subarray(0, run.to - run.from)],
    )
  for (let from = 0; from < framed.size; from += 7) {
    for (const size of [1, 5, 520, framed.size]) {
      const to = Math.min(from + size, framed.size)
      expect(octets(from, to)).toEqual([...bytes.subarray(from, to)])
    }
  }
})

test('up to 4 GiB a packet has one length, beyond that partial bodies, as RFC 9580 section 4.2.1 says', () => {
  const headers = (packet: Packet, from: number, to: number) =>
    [...runs(packet, from, to)].flatMap((run) => [...(run.header ?? [])])
  expect(headers(packet(18, 0xffff_ffff, PACKET_LIMITS), 0, 7)).toEqual([0xd2, 255, 255, 255, 255, 255])
  const beyond = packet(18, 0xffff_ffff + 1, PACKET_LIMITS)
  expect(beyond.partials).toBe(3)
  expect(headers(beyond, 0, 3)).toEqual([0xd2, 0xfe])
  expect(headers(beyond, positionOf(beyond, 2 * GIB) - 2, positionOf(beyond, 2 * GIB) + 1)).toEqual([0xfe])
  expect(headers(beyond, positionOf(beyond, 3 * GIB) - 6, beyond.size)).toEqual([255, 0x40, 0, 0, 0])
})

test.each([0, 1, 4 * GIB - 7, 4 * GIB - 6, 5 * GIB, 64 * GIB])(
  'the layout of %d octets adds up',
  (byteSize) => {
    const layout = documentLayout(byteSize, 111, PACKET_LIMITS)
    expect(bodyBefore(layout.literal, layout.literal.size)).toBe(byteSize + 6)
    expect(layout.seipd.bodySize).toBe(4 + 32 + layout.literal.size + 16 * (layout.chunks + 1))
    expect(layout.fileSize).toBe(111 + positionOf(layout.seipd, layout.seipd.bodySize - 1) + 1)
  },
)
