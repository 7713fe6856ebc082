import { randomBytes } from 'node:crypto'
import {
  chunkPlan,
  documentLayout,
  framedChunk,
  headOf,
  SALT_SIZE,
  SEIPD_INFO,
  TAG_SIZE,
} from './document-layout.ts'
import { PACKET_LIMITS } from './framing.ts'
import { IntegrityError } from './integrity-error.ts'
import { finalTag, messageKey, openChunk, sealChunk } from './message-key.ts'
import { type RawPacket, readPackets } from './read-packets.ts'

const [PKESK, SKESK, LITERAL, SEIPD, PADDING] = [1, 3, 11, 18, 21]

/** A whole message in memory, exactly as the document store would write it to a file. */
export function sealSmallMessage(
  content: Uint8Array,
  pkesk: Uint8Array,
  sessionKey: Uint8Array,
  limits = PACKET_LIMITS,
): Buffer {
  const salt = randomBytes(SALT_SIZE)
  const layout = documentLayout(content.length, pkesk.length, limits)
  const key = messageKey(sessionKey, salt, SEIPD_INFO)
  const out: Uint8Array[] = [headOf(layout, pkesk, salt)]
  for (let chunk = 0; chunk < layout.chunks; chunk++) {
    const plan = chunkPlan(layout, chunk)
    const plain = Buffer.concat(
      plan.pieces.map((piece) => piece.fixed ?? content.subarray(piece.from, piece.to)),
    )
    out.push(...framedChunk(layout, chunk, sealChunk(key, chunk, plain)))
  }
  out.push(...framedChunk(layout, layout.chunks, finalTag(key, layout.chunks, layout.literal.size)))
  return Buffer.concat(out)
}

/**
 * The content of a message of the profile, whoever wrote it: session key packets, then one SEIPD version 2 packet with
 * AES-GCM that holds one literal packet and at most padding. Everything else is an `IntegrityError`: older encryption
 * packets, compression, signatures, anything after the end.
 */
export function openSmallMessage(bytes: Uint8Array, sessionKey: Uint8Array): Buffer {
  const packets = readPackets(bytes)
  const encrypted = packets.pop()
  const isKey = (packet: RawPacket) => packet.tag === PKESK || packet.tag === SKESK
  if (encrypted?.tag !== SEIPD || !packets.every(isKey)) throw new IntegrityError()
  const [literal, padding, ...rest] = readPackets(openSeipd(encrypted.body, sessionKey))
  if (literal?.tag !== LITERAL || rest.length > 0) throw new IntegrityError()
  if (padding && padding.tag !== PADDING) throw new IntegrityError()
  const headSize = 2 + (literal.body[1] ?? 0) + 4
  if (literal.body.length < headSize) throw new IntegrityError()
  return literal.body.subarray(headSize)
}

function openSeipd(body: Buffer, sessionKey: Uint8Array): Buffer {
  const [version, cipher, mode, octet = 255] = body
  const keySize = cipher === 7 ? 16 : 32
  const isOurs = version === 2 && (cipher === 7 || cipher === 9) && mode === 3 && octet <= 16
  const first = 4 + SALT_SIZE
  if (!isOurs || sessionKey.length !== keySize || body.length < first + TAG_SIZE) throw new IntegrityError()
  const key = messageKey(
    sessionKey,
    body.subarray(4, first),
    Uint8Array.from([0xc0 | SEIPD, ...body.subarray(0, 4)]),
  )
  const [sealed, tag] = [body.subarray(first, -TAG_SIZE), body.subarray(-TAG_SIZE)]
  const sealedChunk = 2 ** (octet + 6) + TAG_SIZE
  const chunks: Buffer[] = []
  for (let at = 0; at < sealed.length; at += sealedChunk) {
    chunks.push(openChunk(key, chunks.length, sealed.subarray(at, at + sealedChunk)))
  }
  const plain = Buffer.concat(chunks)
  if (!finalTag(key, chunks.length, plain.length).equals(tag)) throw new IntegrityError()
  return plain
}
