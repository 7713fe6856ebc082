import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listDocumentsById } from '../documents/queries.ts'
import type { Texts } from '../languages/needed.ts'
import { listCurrentRecipients, listLastWords } from '../shares/queries.ts'
import { LANGUAGES } from '../viewer.ts'
import { listNewestDocumentIds } from './documents/queries.ts'
import type { UpdateForm } from './form.ts'

/** A document that may go with an update, with the title it was last shared under, or as it was typed. */
export type Attachable = {
  documentId: string
  fileName: string
  title: Texts
  isChosen: boolean
  isShared: boolean
}

const OFFERED = 12

/** The newest documents of a matter, and those that were ticked; none for whoever may not share. */
export function listAttachable(
  { db, vault }: Deps,
  access: StaffAccess<'status:read'>,
  { documents: ticked }: UpdateForm,
): Attachable[] {
  const editing = access.narrowed('documents:edit')
  if (!editing) return []
  const chosen = new Map(ticked.map(({ documentId, title }) => [documentId, title]))
  const ids = [...new Set([...chosen.keys(), ...listNewestDocumentIds(db, editing, OFFERED)])]
  const words = listLastWords(db, vault, editing, ids)
  const shared = new Set(listCurrentRecipients(db, editing, ids).map(({ documentId }) => documentId))
  return listDocumentsById(db, vault, editing, ids).map(({ documentId, fileName }) => ({
    ...{ documentId, fileName, isChosen: chosen.has(documentId), isShared: shared.has(documentId) },
    title: chosen.get(documentId) ?? titlesOf(words.get(documentId) ?? {}),
  }))
}

function titlesOf(words: { en?: { title: string }; fr?: { title: string } }): Texts {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const title = words[language]?.title
      return title ? [[language, title]] : []
    }),
  )
}
