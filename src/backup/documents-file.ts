import type { FileMark } from './manifest.ts'

/** A document in a snapshot: its version's id, octets and SHA-256 (hexadecimal) of the sealed file. */
export type DocumentMark = FileMark & { readonly id: string }

const LINE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\t(\d{1,15})\t([0-9a-f]{64})$/

export function documentLine({ id, size, sha256 }: DocumentMark): string {
  return `${id}\t${size}\t${sha256}\n`
}

/** Lines sorted by id, so that the same documents make the same file. */
export function documentsText(marks: Iterable<DocumentMark>): string {
  return [...marks]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(documentLine)
    .join('')
}

/** Null if any line is not one, or an id stands there twice. */
export function parseDocuments(text: string): Map<string, DocumentMark> | null {
  if (text !== '' && !text.endsWith('\n')) return null
  const lines = text.split('\n').slice(0, -1)
  const marks = lines.map(markOf)
  const known = new Map<string, DocumentMark>()
  for (const mark of marks) {
    if (!mark || known.has(mark.id)) return null
    known.set(mark.id, mark)
  }
  return known
}

/** What of the text can be used: a run that was killed may have left half a line. */
export function usableDocuments(text: string): Map<string, DocumentMark> {
  const marks = text.split('\n').map(markOf)
  return new Map(marks.flatMap((mark) => (mark ? [[mark.id, mark] as const] : [])))
}

function markOf(line: string): DocumentMark | null {
  const [, id, size, sha256] = LINE.exec(line) ?? []
  return id && size && sha256 ? { id, size: Number(size), sha256 } : null
}
