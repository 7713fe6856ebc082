import type { Language } from '../viewer.ts'
import { LANGUAGES } from './draft.ts'
import type { Words, WordsByLanguage } from './queries.ts'
import type { ShareInput } from './share.ts'

/** What a browser sent, as the act of sharing that it means. Names of fields end in the document's id. */
export function readShareForm(body: string): { input: ShareInput; folderIds: string[] } {
  const fields = new URLSearchParams(body)
  const documents = [...new Set(fields.getAll('document'))].map((documentId) => ({
    documentId,
    versionNumber: Number(fields.get(`version-${documentId}`)),
    words: readWords(fields, documentId),
  }))
  const personIds = [...new Set(fields.getAll('person'))]
  return { input: { personIds, documents }, folderIds: fields.getAll('folder') }
}

function readWords(fields: URLSearchParams, documentId: string): WordsByLanguage {
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [Language, Words][] => {
      const title = oneLine(fields.get(`title-${language}-${documentId}`) ?? '')
      const note = severalLines(fields.get(`note-${language}-${documentId}`) ?? '')
      return title || note ? [[language, { title, note: note || null }]] : []
    }),
  )
}

/** Characters that are not seen, or that turn the direction of what follows, do not belong in what people read. */
function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function severalLines(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|\p{Cf}/gu, '')
    .trim()
}
