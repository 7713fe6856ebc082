import { LANGUAGES, type Language } from '../viewer.ts'
import { manyLines, oneLine } from '../written.ts'
import type { ShareInput } from './share.ts'
import type { Words, WordsByLanguage } from './words.ts'

/** What a browser sent, as the act of sharing that it means. Names of fields end in the document's id. */
export function readShareForm(body: string): ShareInput {
  const fields = new URLSearchParams(body)
  const documents = [...new Set(fields.getAll('document'))].map((documentId) => ({
    documentId,
    versionNumber: Number(fields.get(`version-${documentId}`)),
    words: readWords(fields, documentId),
  }))
  const personIds = [...new Set(fields.getAll('person'))]
  return { personIds, documents }
}

function readWords(fields: URLSearchParams, documentId: string): WordsByLanguage {
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [Language, Words][] => {
      const title = oneLine(fields.get(`title-${language}-${documentId}`) ?? undefined)
      const note = manyLines(fields.get(`note-${language}-${documentId}`) ?? undefined)
      return title || note ? [[language, { title, note: note || null }]] : []
    }),
  )
}
