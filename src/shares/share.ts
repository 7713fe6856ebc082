import type { EditDocuments } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { type Document, listDocumentsById } from '../documents/queries.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import { listGuestReaders } from '../readers.ts'
import type { Language } from '../viewer.ts'
import { insertRecipient, insertShare } from './queries.ts'
import type { Words, WordsByLanguage } from './words.ts'

/** `givenWith`: the update or message that this belongs to. */
export type ShareInput = {
  personIds: readonly string[]
  givenWith?: string
  documents: readonly { documentId: string; versionNumber: number; words: WordsByLanguage }[]
}
/** A share that may be made: who gets which version of what, in which words. */
export type ShareReady = {
  people: readonly Person[]
  documents: readonly { document: Document; words: WordsByLanguage }[]
}

const [LONGEST_TITLE, LONGEST_NOTE] = [200, 2000]

/**
 * Checks an act of sharing against the matter as it is now. Throws `Invalid` beside the field concerned: nobody chosen,
 * somebody who may no longer read, words missing in a recipient's language, a version replaced since it was looked at.
 */
export function readyToShare(deps: Deps, access: EditDocuments, input: ShareInput): ShareReady {
  const { db, vault, clock } = deps
  const at = { matterId: access.matterId, now: timestamp(clock) }
  const readers = new Set(listGuestReaders(db, 'documents', at))
  if (input.personIds.length === 0) throw new Invalid((text) => text.shares.nobodyChosen, 'person')
  if (!input.personIds.every((id) => readers.has(id)))
    throw new Invalid((text) => text.shares.notAReader, 'person')
  const people = [...listPersonsById(db, vault, input.personIds).values()]
  const languages = new Set(people.map(({ language }) => language))
  const wanted = new Map(input.documents.map((document) => [document.documentId, document]))
  const documents = listDocumentsById(db, vault, access, [...wanted.keys()]).map((document) => {
    const { versionNumber, words = {} } = wanted.get(document.documentId) ?? {}
    if (document.number !== versionNumber) throw new Invalid((text) => text.shares.replacedMeanwhile)
    if (document.damagedAt) throw new Invalid((text) => text.shares.damaged(document.fileName))
    for (const language of languages) checkWords(document.documentId, language, words[language])
    return { document, words }
  })
  if (documents.length === 0) throw new Invalid((text) => text.shares.nothingChosen)
  return { people, documents }
}

function checkWords(documentId: string, language: Language, words: Words | undefined): void {
  const field = `title-${language}-${documentId}`
  if (!words?.title) throw new Invalid((text) => text.shares.titleMissing[language], field)
  if (words.title.length > LONGEST_TITLE) throw new Invalid((text) => text.shares.titleTooLong, field)
  if ((words.note ?? '').length > LONGEST_NOTE)
    throw new Invalid((text) => text.shares.noteTooLong, `note-${language}-${documentId}`)
}

/** Gives each person each document's current version, and tells of it once for each of them. */
export function shareDocuments(deps: Deps, access: EditDocuments, input: ShareInput): ShareReady {
  const ready = deps.db
    .transaction(() => {
      const checked = readyToShare(deps, access, input)
      for (const { document, words } of checked.documents)
        shareOne(deps, access, {
          document,
          words,
          people: checked.people,
          givenWith: input.givenWith ?? null,
        })
      return checked
    })
    .immediate()
  deps.wake()
  return ready
}

type One = {
  document: Document
  words: WordsByLanguage
  people: readonly Person[]
  givenWith: string | null
}

function shareOne(deps: Deps, access: EditDocuments, { document, words, people, givenWith }: One): void {
  const { db, clock } = deps
  const { documentId, versionId, number } = document
  const { matterId, viewer } = access
  const [id, sharedAt] = [Bun.randomUUIDv7(), timestamp(clock)]
  const share = { id, matterId, documentId, versionId, sharedBy: viewer.personId, sharedAt, givenWith }
  insertShare(db, access, { ...share, ...sealWords(deps, matterId, id, words) })
  for (const { id: personId, language } of people) {
    insertRecipient(db, access, {
      id: Bun.randomUUIDv7(),
      shareId: id,
      matterId,
      documentId,
      personId,
      sharedAt,
    })
    const details = { version: number, title: words[language]?.title ?? '' }
    appendEvent(deps, viewer, { kind: 'document.shared', matterId, subjectId: documentId, personId, details })
  }
}

function sealWords({ vault }: Deps, matterId: string, shareId: string, { en, fr }: WordsByLanguage) {
  const key = vault.matter(matterId)
  return {
    titleEn: en ? key.seal('shares.title_en', shareId, en.title) : null,
    titleFr: fr ? key.seal('shares.title_fr', shareId, fr.title) : null,
    noteEn: en?.note ? key.seal('shares.note_en', shareId, en.note) : null,
    noteFr: fr?.note ? key.seal('shares.note_fr', shareId, fr.note) : null,
  }
}
