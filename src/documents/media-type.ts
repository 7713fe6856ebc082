import { extensionOf } from './file-name.ts'

/** How many of a file's first octets `mediaTypeOf` looks at. */
export const HEAD_SIZE = 512

type Signature = { at: number; bytes: Uint8Array; type: string }
const signature = (type: string, at: number, text: string): Signature => ({
  type,
  at,
  bytes: Buffer.from(text, 'latin1'),
})

const SIGNATURES: readonly Signature[] = [
  signature('application/pdf', 0, '%PDF-'),
  signature('image/png', 0, '\x89PNG\r\n\x1a\n'),
  signature('image/jpeg', 0, '\xff\xd8\xff'),
  signature('image/gif', 0, 'GIF87a'),
  signature('image/gif', 0, 'GIF89a'),
  signature('image/webp', 8, 'WEBP'),
  ...['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'].map((brand) =>
    signature('image/heic', 4, `ftyp${brand}`),
  ),
]

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const zipped = (type: string) => signature(type, 0, 'PK')
const compound = (type: string) => signature(type, 0, '\xd0\xcf\x11\xe0')
/** Types that the first octets alone do not tell apart: the extension decides, where the octets allow it. */
const BY_EXTENSION: Record<string, Signature> = {
  '.docx': zipped(`${OFFICE}.wordprocessingml.document`),
  '.xlsx': zipped(`${OFFICE}.spreadsheetml.sheet`),
  '.pptx': zipped(`${OFFICE}.presentationml.presentation`),
  '.odt': zipped('application/vnd.oasis.opendocument.text'),
  '.ods': zipped('application/vnd.oasis.opendocument.spreadsheet'),
  '.zip': zipped('application/zip'),
  '.doc': compound('application/msword'),
  '.xls': compound('application/vnd.ms-excel'),
  '.ppt': compound('application/vnd.ms-powerpoint'),
  '.msg': compound('application/vnd.ms-outlook'),
  '.rtf': signature('application/rtf', 0, '{\\rtf'),
  '.mp3': signature('audio/mpeg', 0, 'ID3'),
  '.mp4': signature('video/mp4', 4, 'ftyp'),
  '.mov': signature('video/quicktime', 4, 'ftyp'),
  '.m4a': signature('audio/mp4', 4, 'ftyp'),
}

/** What a file is, judged by its first octets and never by what its sender says. */
export function mediaTypeOf(head: Uint8Array, fileName: string): string {
  const byName = BY_EXTENSION[extensionOf(fileName).toLowerCase()]
  const known = [...SIGNATURES, ...(byName ? [byName] : [])].find((one) => fits(head, one))
  if (known) return known.type
  return isText(head) ? 'text/plain' : 'application/octet-stream'
}

function fits(head: Uint8Array, { at, bytes }: Signature): boolean {
  return Buffer.compare(head.subarray(at, at + bytes.length), bytes) === 0
}

/** UTF-8 without control characters; the head may end inside a character. */
function isText(head: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return !/[^\P{Cc}\t\n\f\r]/u.test(text)
  } catch {
    return false
  }
}
