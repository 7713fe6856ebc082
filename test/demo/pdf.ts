type Page = readonly string[]

/** A small, real PDF (ISO 32000-1): A4 pages of Helvetica text, accents included. */
export function makePdf(title: string, pages: readonly Page[]): Uint8Array<ArrayBuffer> {
  const objects: Uint8Array[] = []
  const add = (body: string) => objects.push(latin1(body))
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  for (const [index, lines] of pages.entries()) {
    const content = pageContent(index === 0 ? title : '', lines)
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
    )
    add(`<< /Length ${latin1(content).length} >>\nstream\n${content}\nendstream`)
  }
  return assemble(objects)
}

function pageContent(heading: string, lines: Page): string {
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`).join('\n')
  const first = heading ? `BT /F 18 Tf 64 770 Td (${escaped(heading)}) Tj ET\n` : ''
  return `${first}BT /F 11 Tf 16 TL 64 730 Td\n${shown}\nET`
}

function assemble(objects: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [latin1('%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n')]
  const offsets: number[] = []
  let size = parts[0]?.length ?? 0
  const push = (bytes: Uint8Array) => {
    parts.push(bytes)
    size += bytes.length
  }
  for (const [index, body] of objects.entries()) {
    offsets.push(size)
    push(latin1(`${index + 1} 0 obj\n`))
    push(body)
    push(latin1('\nendobj\n'))
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const start = size
  push(
    latin1(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    ),
  )
  return new Uint8Array(Buffer.concat(parts))
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, '\\$&')
}

/** WinAnsi for what the demonstration writes; the typographic marks have their own places in it. */
function latin1(text: string): Uint8Array {
  const marks: Record<string, number> = { '’': 0x92, '–': 0x96, '—': 0x97, '…': 0x85, œ: 0x9c }
  return Uint8Array.from(
    text,
    (char) => marks[char] ?? (char.charCodeAt(0) < 256 ? char.charCodeAt(0) : 0x3f),
  )
}
