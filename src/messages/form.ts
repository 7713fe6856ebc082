import type { Texts } from '../languages/needed.ts'
import { isUuid } from '../uuid.ts'
import { LANGUAGES, type Language, type Viewer } from '../viewer.ts'
import { manyLines, oneLine } from '../written.ts'

/** What somebody writes. `id` becomes the message's, so that a form that arrives twice is one message. */
export type MessageForm = {
  id: string
  subject: Texts
  body: Texts
  participants: string[]
  /** The message that this one adds to. */
  addendumTo: string | null
  /** They are about to attach something: the draft is kept even while nothing is written. */
  isAttaching?: boolean
  /** Written elsewhere: what its writer has begun in the same place stays as it is, and nothing of it goes with this. */
  isApart?: true
  /** By document, what its reader reads as its title. */
  titles: ReadonlyMap<string, Texts>
}

/** Staff write in the languages of their readers (`body-en`); a guest writes once (`body`), in their own. */
export function readMessageForm(text: string | null | undefined, viewer: Viewer): MessageForm {
  const fields = new URLSearchParams(text ?? '')
  const id = fields.get('id') ?? ''
  const addendum = fields.get('addendum') ?? ''
  return {
    id: isUuid(id) ? id : Bun.randomUUIDv7(),
    subject: textsIn(fields, 'subject', viewer, oneLine),
    body: textsIn(fields, 'body', viewer, manyLines),
    participants: [...new Set(fields.getAll('person'))],
    addendumTo: isUuid(addendum) ? addendum : null,
    isAttaching: fields.has('attach'),
    titles: new Map(
      [...new Set(fields.getAll('attached'))].map((documentId) => [documentId, titleOf(fields, documentId)]),
    ),
  }
}

type Clean = (typed: string | undefined) => string

function textsIn(fields: URLSearchParams, name: string, viewer: Viewer, clean: Clean): Texts {
  const typed = (field: string) => clean(fields.get(field) ?? undefined)
  if (viewer.kind !== 'staff') return only(viewer.language, typed(name))
  return Object.assign({}, ...LANGUAGES.map((language) => only(language, typed(`${name}-${language}`))))
}

function titleOf(fields: URLSearchParams, documentId: string): Texts {
  return Object.assign(
    {},
    ...LANGUAGES.map((language) =>
      only(language, oneLine(fields.get(`title-${language}-${documentId}`) ?? undefined)),
    ),
  )
}

function only(language: Language, text: string): Texts {
  return text ? { [language]: text } : {}
}
