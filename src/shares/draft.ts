import type { EditDocuments, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listDocumentIdsIn } from '../documents/list/queries.ts'
import { type Document, listDocumentsById } from '../documents/queries.ts'
import type { Selection } from '../documents/selection.ts'
import { Invalid } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import { listFolderIdsInside } from '../folders/queries.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import { listGuestReaders } from '../readers.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { listCurrentRecipients, listLastWords } from './queries.ts'
import type { ShareInput } from './share.ts'
import type { WordsByLanguage } from './words.ts'

const MOST_AT_ONCE = 100

/** The form in which somebody says who gets what, in which words. */
export type ShareForm = {
  people: readonly (Pick<Person, 'id' | 'name' | 'kind' | 'language'> & { isChosen: boolean })[]
  documents: readonly { document: Document; words: WordsByLanguage; alreadyWith: readonly string[] }[]
  /** Those the firm writes in, and those its readers read. */
  languages: readonly Language[]
}

/** Which documents a selection of documents and folders means now: also what is deep inside the folders. */
export function selectedDocumentIds(
  { db }: Deps,
  access: StaffAccess<'documents:read'>,
  selection: Selection,
): string[] {
  const inside = listDocumentIdsIn(db, access, listFolderIdsInside(db, access, selection.folderIds))
  return [...new Set([...selection.documentIds, ...inside])]
}

/** The form for these documents: as it was filled in, or with the words that a document was last shared with. */
export function shareForm(
  deps: Deps,
  access: EditDocuments,
  documentIds: readonly string[],
  filled: ShareInput | null,
): ShareForm {
  const { db, vault, clock } = deps
  const found = listDocumentsById(db, vault, access, documentIds)
  if (found.length === 0) throw new Invalid((text) => text.documents.nothingInside)
  if (found.length > MOST_AT_ONCE) throw new Invalid((text) => text.shares.tooMany)
  const recipients = listCurrentRecipients(db, access, documentIds)
  const readers = listGuestReaders(db, 'documents', { matterId: access.matterId, now: timestamp(clock) })
  const persons = listPersonsById(db, vault, [...readers, ...recipients.map(({ personId }) => personId)])
  const people = readers.flatMap((id) => persons.get(id) ?? [])
  const languages = languagesOf(deps, people)
  const last = listLastWords(db, vault, access, documentIds)
  const typed = new Map(filled?.documents.map(({ documentId, words }) => [documentId, words]))
  return {
    people: people.map(({ id, name, kind, language }) => ({
      ...{ id, name, kind, language },
      isChosen: filled ? filled.personIds.includes(id) : isOnlyClient(people, id),
    })),
    documents: found.map((document) => ({
      document,
      words: typed.get(document.documentId) ?? last.get(document.documentId) ?? {},
      alreadyWith: recipients
        .filter(({ documentId }) => documentId === document.documentId)
        .flatMap(({ personId }) => persons.get(personId)?.name ?? []),
    })),
    languages,
  }
}

function languagesOf({ db, vault }: Deps, people: readonly Person[]): Language[] {
  const used = new Set([...getFirm(db, vault).languages, ...people.map(({ language }) => language)])
  return LANGUAGES.filter((language) => used.has(language))
}

/** With one reader there is no choice to get wrong; with several nobody is chosen by default. */
function isOnlyClient(people: readonly Person[], id: string): boolean {
  const [only, ...others] = people
  return others.length === 0 && only?.kind === 'client' && only.id === id
}
