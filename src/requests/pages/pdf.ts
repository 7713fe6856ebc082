import { inflateSync } from 'node:zlib'
import type PDFDocument from 'pdfkit'

/** A photograph that cannot be a page of a PDF. */
export class UnfitPageError extends Error {}

/** In points: North American letter. */
const [SHORT, LONG] = [612, 792]
/** Decoding takes memory and time of everybody else; photographs of cameras are not decoded. */
const MOST_DECODED_PIXELS = 4_000_000
/** In octets, of which each is a number of its own while a PNG is read. */
const LARGEST_PNG = 16 * 2 ** 20

/**
 * A PDF with one photograph on each page, turned as its camera says and as large as the paper. Only one photograph is in
 * memory at a time; a piece is to be used before the next is asked for. The same photographs make the same octets. Throws
 * `UnfitPageError`.
 */
export async function* pdfOf(
  photographs: AsyncIterable<Uint8Array>,
  title: string,
): AsyncGenerator<Uint8Array> {
  const at = new Date(0)
  const { default: Document } = await import('pdfkit')
  const doc = new Document({
    ...{ pdfVersion: '1.7', autoFirstPage: false, margin: 0 },
    font: '', // the fonts of its own are read from files that are not in the executable
    info: { Title: title, CreationDate: at, ModDate: at },
  })
  let pieces: Uint8Array[] = []
  const take = () => {
    const taken = pieces
    pieces = []
    return taken
  }
  doc.on('data', (piece) => pieces.push(piece))
  const ended = new Promise<void>((resolve) => doc.on('end', resolve))
  for await (const photograph of photographs) {
    addPage(doc, photograph)
    await new Promise(setImmediate)
    for (const piece of take()) {
      yield piece
      giveBack(piece)
    }
  }
  doc.end()
  await ended
  yield* take()
}

/** A photograph's memory would otherwise wait for the collector, while the next ones are read. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength > POOL && buffer.byteLength === byteLength)
    buffer.transfer(0)
}

/** Smaller pieces may share their memory with others. */
const POOL = 64 * 1024

function addPage(doc: PDFDocument, photograph: Uint8Array): void {
  if (isPng(photograph)) requireDecodable(photograph)
  try {
    const image = doc.openImage(Buffer.from(photograph.buffer, photograph.byteOffset, photograph.byteLength))
    const isTurned = (image.orientation ?? 1) > 4
    const [width, height] = isTurned ? [image.height, image.width] : [image.width, image.height]
    if (!(width > 0 && height > 0)) throw new UnfitPageError()
    const paper: [number, number] = width > height ? [LONG, SHORT] : [SHORT, LONG]
    doc.addPage({ size: paper, margin: 0 })
    doc.image(image, 0, 0, { fit: paper, align: 'center', valign: 'center' })
  } catch (cause) {
    throw new UnfitPageError('not a picture', { cause })
  }
}

function isPng(bytes: Uint8Array): boolean {
  return bytes[0] === 0x89
}

/**
 * pdfkit's reader of PNG believes whatever a file says: it jumps backwards over a chunk of a negative size, for ever, and
 * throws where nobody catches it. So a file comes to it only when its chunks are whole and in their order, its head is one
 * that exists, and what has to be decoded unpacks to exactly what the head says.
 */
function requireDecodable(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = chunksOf(bytes, view)
  if (!isInOrder(chunks) || bytes.byteLength > LARGEST_PNG) throw new UnfitPageError()
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, colour, interlace] = headOf(view)
  if (!DEPTHS[colour]?.includes(depth) || interlace !== 0) throw new UnfitPageError()
  if (PLAIN.includes(colour) && !chunks.some(({ type }) => type === 'tRNS')) return
  const row = 1 + Math.ceil((width * depth * (CHANNELS[colour] ?? 1)) / 8)
  if (width * height > MOST_DECODED_PIXELS) throw new UnfitPageError()
  requireRows(
    Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data)),
    row,
    height,
  )
}

/** By the colour type of a PNG. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
}
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 4: 2, 6: 4 }
const PLAIN: readonly number[] = [0, 2, 3]
const LAST_FILTER = 4

/** A small file may hold any number of octets, so it is unpacked no further than its own head says. */
function requireRows(data: Buffer, row: number, height: number): void {
  try {
    const pixels = inflateSync(data, { maxOutputLength: row * height })
    for (let at = 0; at < row * height; at += row)
      if (!((pixels[at] ?? Infinity) <= LAST_FILTER)) throw new UnfitPageError()
  } catch (cause) {
    throw new UnfitPageError('not what its head says', { cause })
  }
}

function headOf(view: DataView): [depth: number, colour: number, interlace: number] {
  return [view.getUint8(24), view.getUint8(25), view.getUint8(28)]
}

type Chunk = { type: string; data: Uint8Array }

/** One head, of the size that heads have, and an end. */
function isInOrder([head, ...rest]: readonly Chunk[]): boolean {
  const isOneHead = !rest.some(({ type }) => type === 'IHDR')
  return head?.type === 'IHDR' && head.data.length === 13 && isOneHead && rest.at(-1)?.type === 'IEND'
}

function chunksOf(bytes: Uint8Array, view: DataView): Chunk[] {
  const chunks: Chunk[] = []
  for (let at = 8; at < bytes.byteLength; ) {
    if (at + 12 > bytes.byteLength) throw new UnfitPageError()
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.byteLength) throw new UnfitPageError()
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
    if (type === 'IEND') return chunks
  }
  return chunks
}
