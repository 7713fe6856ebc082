const BLOCK = /-----BEGIN PGP SIGNED MESSAGE-----[\s\S]*?-----END PGP SIGNATURE-----/g

/**
 * Every signed text in a file that a witness kept: a saved mail (RFC 5322, its parts as they were sent), several in one
 * file, or the bare text, also where a mail program put `>` before its lines.
 */
export function findSignedTexts(file: string): string[] {
  const lines = file.replaceAll('\r\n', '\n')
  const readings = [lines, unquoted(lines), fromQuotedPrintable(lines), ...fromBase64Parts(lines)]
  const found = readings.flatMap((text) => text.match(BLOCK) ?? [])
  return [...new Set(found.map((block) => block.replaceAll('\r\n', '\n')))]
}

function unquoted(text: string): string {
  return text.replace(/^(?:> ?)+/gm, '')
}

/** RFC 2045 section 6.7. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/[ \t]*=\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

function fromBase64Parts(text: string): string[] {
  const parts = text.matchAll(/^content-transfer-encoding:\s*base64\s*\n(?:\S.*\n)*\n([A-Za-z0-9+/=\n]+)/gim)
  return [...parts].map(([, encoded = '']) => Buffer.from(encoded, 'base64').toString('utf8'))
}
