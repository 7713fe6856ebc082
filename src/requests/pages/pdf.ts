import { inflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'

/** A photograph that cannot be a page of a PDF. */
export class UnfitPageError extends Error {}

/** In points: North American letter. */
const [SHORT, LONG] = [612, 792]
/** Decoding takes memory and time of everybody else; photographs of cameras are not decoded. */
const MOST_DECODED_PIXELS = 4_000_000

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
  const doc = new PDFDocument({
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
 * pdfkit keeps a plain PNG as it is, and unpacks one with transparency or interlacing whole: a small file may hold any
 * number of octets, so it is unpacked here first, no further than its own head says.
 */
function requireDecodable(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 33) throw new UnfitPageError()
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const [depth, colour, interlace] = [bytes[24] ?? 0, bytes[25] ?? 0, bytes[28] ?? 0]
  const chunks = [...chunksOf(bytes, view)]
  const isPlain = colour < 4 && interlace === 0 && !chunks.some(({ type }) => type === 'tRNS')
  if (isPlain) return
  if (!(width * height <= MOST_DECODED_PIXELS)) throw new UnfitPageError()
  const most = (Math.ceil((width * CHANNELS * depth) / 8) + 8) * height + 64
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data))
  try {
    inflateSync(data, { maxOutputLength: most })
  } catch (cause) {
    throw new UnfitPageError('more than its head says', { cause })
  }
}

const CHANNELS = 4

function* chunksOf(bytes: Uint8Array, view: DataView): Generator<{ type: string; data: Uint8Array }> {
  for (let at = 8; at + 12 <= bytes.byteLength; ) {
    const length = view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    yield { type, data: bytes.subarray(at + 8, at + 8 + length) }
    at += 12 + length
  }
}
