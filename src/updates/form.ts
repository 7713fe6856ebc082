import { readLine, readLines } from '../languages/form.ts'
import type { Texts } from '../languages/needed.ts'
import { readFormId } from '../once/form-id.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { oneLine } from '../written.ts'
import type { UpdateWords } from './queries.ts'

/**
 * An update as a form sends it. Names of the titles and versions of documents end in the document's id; `version`: the one
 * that was looked at before sending, where one was.
 */
export type UpdateForm = UpdateWords & {
  /** So that it is sent once (src/once). */
  id?: string
  lookAgainOn: string
  documents: readonly { documentId: string; version?: number; title: Texts }[]
}
export type HeartbeatForm = { id?: string; waitingOn: string; waiting: Texts; lookAgainOn: string }

export const EMPTY_UPDATE: UpdateForm = { happened: {}, next: {}, lookAgainOn: '', documents: [] }

export function readUpdateForm(body: string): UpdateForm {
  const fields = new URLSearchParams(body)
  return {
    id: readFormId(fields),
    happened: readLines(fields, 'happened'),
    next: readLines(fields, 'next'),
    lookAgainOn: fields.get('lookAgainOn') ?? '',
    documents: [...new Set(fields.getAll('document'))].map((documentId) => ({
      documentId,
      ...(fields.has(`version-${documentId}`) && { version: Number(fields.get(`version-${documentId}`)) }),
      title: readTitle(fields, documentId),
    })),
  }
}

function readTitle(fields: URLSearchParams, documentId: string): Texts {
  return Object.fromEntries(
    LANGUAGES.flatMap((language): [Language, string][] => {
      const title = oneLine(fields.get(`title-${language}-${documentId}`) ?? undefined)
      return title ? [[language, title]] : []
    }),
  )
}

export function readHeartbeatForm(body: string): HeartbeatForm {
  const fields = new URLSearchParams(body)
  return {
    id: readFormId(fields),
    waitingOn: fields.get('waitingOn') ?? '',
    waiting: readLine(fields, 'waiting'),
    lookAgainOn: fields.get('lookAgainOn') ?? '',
  }
}
