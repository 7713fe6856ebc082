import { cleanFileName, folderNames } from '../documents/file-name.ts'
import { NotFound } from '../errors.ts'
import { isUuid } from '../uuid.ts'
import type { Announced } from './begin.ts'
import { noLength } from './refusals.ts'
import { readTarget } from './target.ts'

const SHA256 = /^[0-9a-f]{64}$/

/**
 * What the headers of a creation request announce (tus 1.0, Creation). Of `Upload-Metadata` we read: `filename`,
 * `relativePath` (as browsers give it for a chosen folder), `folderId`, `documentId`, `sha256` (hexadecimal), `target`
 * (`item:<id>`, see ./target.ts) and the `position` in it.
 */
export function announcedFile(headers: Headers): Announced {
  const metadata = decodeMetadata(headers.get('upload-metadata') ?? '')
  const path = metadata.get('relativePath') ?? ''
  const sha256 = metadata.get('sha256') ?? ''
  return {
    byteSize: wholeNumber(headers.get('upload-length')),
    fileName: cleanFileName(metadata.get('filename') || path),
    folderPath: folderNames(path),
    folderId: idIn(metadata.get('folderId')),
    documentId: idIn(metadata.get('documentId')),
    target: readTarget(metadata.get('target'), metadata.get('position')),
    sha256: SHA256.test(sha256) ? Buffer.from(sha256, 'hex') : null,
  }
}

/** A number of octets in a header. */
export function wholeNumber(value: string | null): number {
  const number = value !== null && /^\d{1,16}$/.test(value) ? Number(value) : Number.NaN
  if (!Number.isSafeInteger(number)) throw noLength()
  return number
}

/** `name base64, name base64`; a name alone has no value. */
function decodeMetadata(header: string): Map<string, string> {
  return new Map(
    header.split(',').map((pair) => {
      const [name = '', value = ''] = pair.trim().split(' ')
      return [name, Buffer.from(value, 'base64').toString('utf8')]
    }),
  )
}

function idIn(value: string | undefined): string | null {
  if (!value) return null
  if (!isUuid(value)) throw new NotFound()
  return value
}
