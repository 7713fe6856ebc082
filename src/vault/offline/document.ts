import {
  chunkPlace,
  chunkPlan,
  contentOf,
  type DocumentLayout,
  documentLayout,
  SEIPD_INFO,
  saltOf,
  unframedChunk,
} from '../document-layout.ts'
import { PACKET_LIMITS } from '../framing.ts'
import { IntegrityError } from '../integrity-error.ts'
import { areEqual, joined, type Octets } from '../octets.ts'

/** A file that can be read at any place: one on the disk, or one that somebody chose in a browser. */
export type Source = {
  readonly size: number
  /** Fewer octets where the file ends before `to`. */
  read(from: number, to: number): Promise<Octets>
}

/** Sizes in octets: `byteSize` of the content, `sealedSize` of the file. */
export type SealedDocument = { readonly byteSize: number; readonly sealedSize: number }

type Reading = {
  readonly source: Source
  readonly layout: DocumentLayout
  readonly key: CryptoKey
  readonly noncePrefix: Octets
}

/**
 * The content of a document, chunk by chunk, each verified before it is given: the same message that
 * src/vault/open-document.ts reads, by WebCrypto. The session key comes from the document's row, so the PKESK in the
 * file is not needed and not read. Throws `IntegrityError` for a file that is cut, lengthened, changed or another one;
 * length and end are checked before the first octet.
 */
export async function* readDocument(
  source: Source,
  { byteSize, sealedSize }: SealedDocument,
  sessionKey: Octets,
): AsyncGenerator<Octets, void> {
  const head = await source.read(0, 2)
  const [tag, length] = head
  if (tag !== 0xc1 || length === undefined || length >= 192) throw new IntegrityError()
  const layout = documentLayout(byteSize, 2 + length, PACKET_LIMITS)
  if (source.size !== sealedSize || source.size !== layout.fileSize) throw new IntegrityError()
  const reading = await openMessage(source, layout, sessionKey)
  await checkFinalTag(reading)
  const everything = { start: 0, end: byteSize }
  let ahead = readFramed(reading, 0)
  for (let chunk = 0; chunk < layout.chunks; chunk++) {
    const framed = await ahead
    if (framed instanceof Error) throw framed
    if (chunk + 1 < layout.chunks) ahead = readFramed(reading, chunk + 1)
    yield* contentOf(chunkPlan(layout, chunk), await openChunk(reading, chunk, framed), everything)
  }
}

async function openMessage(source: Source, layout: DocumentLayout, sessionKey: Octets): Promise<Reading> {
  const salt = Uint8Array.from(saltOf(await readWhole(source, 0, layout.headSize)))
  const root = await crypto.subtle.importKey('raw', sessionKey, 'HKDF', false, ['deriveBits'])
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: SEIPD_INFO }
  const bits = new Uint8Array(await crypto.subtle.deriveBits(derivation, root, (sessionKey.length + 4) * 8))
  const raw = bits.subarray(0, sessionKey.length)
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return { source, layout, key, noncePrefix: bits.subarray(sessionKey.length) }
}

/** An error of the chunk ahead is a value until that chunk's turn, so that it cannot be an unhandled rejection. */
async function readFramed({ source, layout }: Reading, chunk: number): Promise<Octets | Error> {
  const { from, to } = chunkPlace(layout, chunk)
  return readWhole(source, from, to).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  )
}

async function readWhole(source: Source, from: number, to: number): Promise<Octets> {
  const octets = await source.read(from, to)
  if (octets.length !== to - from) throw new IntegrityError()
  return octets
}

async function openChunk(reading: Reading, chunk: number, framed: Octets): Promise<Octets> {
  const sealed = unframedChunk(reading.layout, chunk, framed)
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(algorithm(reading, chunk, SEIPD_INFO), reading.key, sealed),
    )
  } catch {
    throw new IntegrityError()
  }
}

/** Sealing nothing gives a tag alone: it binds the number of chunks and of plain octets (RFC 9580 section 5.13.2). */
async function checkFinalTag(reading: Reading): Promise<void> {
  const { layout, source, key } = reading
  const { from, to } = chunkPlace(layout, layout.chunks)
  const given = unframedChunk(layout, layout.chunks, await readWhole(source, from, to))
  const total = new DataView(new ArrayBuffer(8))
  total.setBigUint64(0, BigInt(layout.literal.size))
  const place = joined([SEIPD_INFO, new Uint8Array(total.buffer)])
  const tag = await crypto.subtle.encrypt(algorithm(reading, layout.chunks, place), key, new Uint8Array())
  if (!areEqual(new Uint8Array(tag), given)) throw new IntegrityError()
}

function algorithm({ noncePrefix }: Reading, chunk: number, additionalData: Octets) {
  const iv = new Uint8Array(12)
  iv.set(noncePrefix)
  new DataView(iv.buffer).setBigUint64(4, BigInt(chunk))
  return { name: 'AES-GCM', iv, additionalData, tagLength: 128 }
}
