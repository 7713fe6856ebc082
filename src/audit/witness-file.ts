const [BEGIN, END] = ['-----BEGIN PGP SIGNED MESSAGE-----', '-----END PGP SIGNATURE-----']

/**
 * Every signed text in a file that a witness kept: a saved mail (RFC 5322, its parts as they were sent), several in one
 * file, or the bare text, also where a mail program put `>` before its lines. Whatever the file holds, this takes time in
 * proportion to its length.
 */
export function findSignedTexts(file: string): string[] {
  const lines = file.replaceAll('\r\n', '\n')
  const readings = [lines, unquoted(lines), fromQuotedPrintable(lines), ...fromBase64Parts(lines)]
  const found = readings.flatMap(blocksIn)
  return [...new Set(found.map((block) => block.replaceAll('\r\n', '\n')))]
}

function blocksIn(text: string): string[] {
  const blocks: string[] = []
  for (let from = text.indexOf(BEGIN); from >= 0; from = text.indexOf(BEGIN, from)) {
    const end = text.indexOf(END, from)
    if (end < 0) break
    blocks.push(text.slice(from, end + END.length))
    from = end + END.length
  }
  return blocks
}

function unquoted(text: string): string {
  return text.replace(/^(?:> ?)+/gm, '')
}

/** RFC 2045 section 6.7: what stands after the `=` at the end of a line was added on the way. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Of each part whose header says so: what follows the next empty line. */
function fromBase64Parts(text: string): string[] {
  const parts = new Map<number, string>()
  let empty = -1
  for (const { index } of text.matchAll(/^content-transfer-encoding:[ \t]*base64[ \t]*$/gim)) {
    if (empty < index) empty = text.indexOf('\n\n', index)
    if (empty < 0) break
    if (!parts.has(empty)) parts.set(empty, base64From(text, empty + 2))
  }
  return [...parts.values()]
}

function base64From(text: string, start: number): string {
  const body = /[A-Za-z0-9+/=\n]*/y
  body.lastIndex = start
  return Buffer.from(body.exec(text)?.[0] ?? '', 'base64').toString('utf8')
}
