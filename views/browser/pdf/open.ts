import {
  GlobalWorkerOptions,
  getDocument,
  PDFDataRangeTransport,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist'

const CHUNK = 256 * 1024
const ATTEMPTS = 3

/** Opens a PDF by the parts that are looked at: a page of a 500 MB file costs a few requests. */
export function openPdf({
  src = '',
  size = '0',
  worker = '',
  files = '',
}: DOMStringMap): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerSrc = worker
  const range = new PDFDataRangeTransport(Number(size), null)
  const task = getDocument({
    range,
    rangeChunkSize: CHUNK,
    disableAutoFetch: true,
    disableStream: true,
    // our policy allows no WebAssembly; pdf.js has the same decoders in JavaScript
    useWasm: false,
    useWorkerFetch: true,
    ...{ wasmUrl: files, cMapUrl: files, standardFontDataUrl: files },
    cMapPacked: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  range.requestDataRange = (begin, end) => {
    void fetchRange(src, begin, end).then(
      (bytes) => range.onDataRange(begin, bytes),
      () => task.destroy(),
    )
  }
  return task.promise
}

async function fetchRange(src: string, begin: number, end: number, attempt = 1): Promise<Uint8Array> {
  try {
    const response = await fetch(src, { headers: { range: `bytes=${begin}-${end - 1}` } })
    if (response.status !== 206) throw new Error(`answered ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    if (attempt === ATTEMPTS) throw error
    await new Promise((resolve) => setTimeout(resolve, attempt * 500))
    return fetchRange(src, begin, end, attempt + 1)
  }
}
