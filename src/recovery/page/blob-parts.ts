import type { Octets } from '../../vault/octets.ts'

/** Enough that a browser moves it out of the page's memory; a large document is hundreds of these. */
const PART = 8 * 2 ** 20

/** All octets as one file that the browser keeps, on its disk where it has grown large. */
export async function toBlob(
  content: AsyncIterable<Uint8Array>,
  type = 'application/octet-stream',
): Promise<Blob> {
  const parts: Blob[] = []
  let waiting: Octets[] = []
  let size = 0
  for await (const octets of content) {
    waiting.push(Uint8Array.from(octets))
    size += octets.length
    if (size < PART) continue
    parts.push(new Blob(waiting))
    waiting = []
    size = 0
  }
  return new Blob([...parts, ...waiting], { type })
}

/** How long a download may take to begin. */
const KEPT = 10 * 60_000

/** The browser asks where to put it, or puts it with its downloads. */
export function download(blob: Blob, fileName: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT)
}
