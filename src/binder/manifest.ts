import type { Version } from '../documents/versions/queries.ts'

export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.json.asc'
export const CERTIFICATE = 'firm.asc'
export const CHECKPOINT = 'checkpoint.txt'
export const CHAIN = 'chain.json'
export const INDEX = 'index.html'
/** What people wrote besides the documents, for programs. */
export const RECORD = 'record.json'

export const FORMAT = 'vestibule-binder/1'

/** `sha256`: hexadecimal. Paths are those in the zip. */
export type ManifestFile = { path: string; bytes: number; sha256: string }

/** A document that belongs in the binder and could not be read; `sha256` is what its content had when it was received. */
export type Unreadable = {
  documentId: string
  version: number
  title: string
  fileName: string
  bytes: number
  sha256: string
}

/** What manifest.json says. */
export type Manifest = {
  format: string
  installId: string
  program: string
  madeAt: string
  firm: { name: string }
  matter: { id: string; number: string; title: string }
  for: { kind: 'guest' | 'firm'; name: string }
  documents: {
    path: string
    documentId: string
    version: number
    title: string
    fileName: string
    mediaType: string
    receivedAt: string
  }[]
  unreadable: Unreadable[]
  /** Everything in the zip but this file and its signature. */
  files: ManifestFile[]
}

export function unreadableEntry(version: Version, title: string): Unreadable {
  const { documentId, number, fileName, byteSize, sha256 } = version
  return { documentId, version: number, title, fileName, bytes: byteSize, sha256: sha256.toHex() }
}

/** Whether a text whose signature is good has what a check of the zip reads: its signer may be anybody. */
export function isManifest(value: unknown): value is Manifest {
  if (!isRecord(value)) return false
  const { madeAt, installId, firm, matter, for: reader, unreadable, files } = value
  const names = [madeAt, installId, textIn(firm, 'name'), textIn(matter, 'number'), textIn(reader, 'name')]
  return (
    names.every((name) => typeof name === 'string') && isListOf(unreadable, 'fileName') && areFiles(files)
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const textIn = (value: unknown, name: string) => (isRecord(value) ? value[name] : undefined)
const isListOf = (list: unknown, name: string): list is unknown[] =>
  Array.isArray(list) && list.every((entry) => typeof textIn(entry, name) === 'string')

function areFiles(list: unknown): boolean {
  if (!isListOf(list, 'path') || !isListOf(list, 'sha256')) return false
  return list.every((entry) => Number.isSafeInteger(textIn(entry, 'bytes')))
}
