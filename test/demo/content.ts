import { deflateSync } from 'node:zlib'
import type { Paper } from './papers.ts'
import { makePdf } from './pdf.ts'

/** Something believable to open: a PDF of a few pages, a note, or a photograph. */
export function contentOf({ file, fr, en }: Paper): Uint8Array<ArrayBuffer> {
  const title = fr ?? en ?? file.replace(/\.\w+$/, '')
  if (file.endsWith('.png')) return picture()
  if (file.endsWith('.txt')) return new TextEncoder().encode(`${title}\n\n${paragraph(title).join('\n')}\n`)
  return makePdf(title, [paragraph(title), paragraph(`${title}, suite`), ['— 3 —']])
}

function paragraph(title: string): string[] {
  return [
    `${title}.`,
    '',
    'Ce document appartient à un dossier de démonstration. Personne de ce nom',
    'n’existe ; les dates, les montants et les tribunaux sont inventés.',
    '',
    'This paper belongs to a demonstration matter. Nobody of this name exists;',
    'dates, amounts and courts are made up.',
  ]
}

/** A PNG of a sunset in bands: 320 by 200 points, no library needed. */
function picture(): Uint8Array<ArrayBuffer> {
  const [width, height] = [320, 200]
  const rows = Buffer.alloc(height * (1 + width * 3))
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows.set([250 - y / 2, 190 - y * 0.7, 110 + y / 3], y * (1 + width * 3) + 1 + x * 3)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
  return new Uint8Array(
    Buffer.concat([signature, block('IHDR', header), block('IDAT', deflateSync(rows)), block('IEND')]),
  )
}

function block(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length)
  ends.writeUInt32BE(Bun.hash.crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
