import { type ContributeMessages, StaffAccess } from '../../access.ts'
import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { listDocumentsById } from '../../documents/queries.ts'
import { Invalid, NotFound } from '../../errors.ts'
import type { Texts, WritingLanguages } from '../../languages/needed.ts'
import { listGuestReaders } from '../../readers.ts'
import { listCurrentRecipients } from '../../shares/queries.ts'
import { shareDocuments } from '../../shares/share.ts'
import type { WordsByLanguage } from '../../shares/words.ts'
import type { TakingPart } from '../participants.ts'
import { type DraftAttachment, readDraftAttachments } from './read.ts'

type Sending = {
  messageId: string
  people: readonly TakingPart[]
  languages: WritingLanguages
  titles: ReadonlyMap<string, Texts>
}

/** What the firm attached is shared, in the same act, with the clients who read the message; once, if they have it. */
export function shareAttachments(deps: Deps, access: ContributeMessages, sending: Sending): void {
  const { db, vault, clock } = deps
  const { languages, titles: typed } = sending
  const attached = readDraftAttachments(deps, access, sending.messageId, {
    languages: languages.needed,
    typed,
  })
  if (attached.length === 0 || !(access instanceof StaffAccess)) return
  const editing = access.narrowed('documents:edit')
  if (!editing) throw new NotFound()
  const at = { matterId: access.matterId, now: timestamp(clock) }
  const readers = new Set(listGuestReaders(db, 'documents', at))
  const guests = sending.people.filter(({ id }) => readers.has(id)).map(({ id }) => id)
  if (guests.length === 0) throw new Invalid((text) => text.messages.nobodyReadsDocuments)
  const ids = attached.map(({ documentId }) => documentId)
  const having = listCurrentRecipients(db, editing, ids)
  for (const { documentId, number } of listDocumentsById(db, vault, editing, ids)) {
    const has = (personId: string) =>
      having.some(
        (one) => one.personId === personId && one.documentId === documentId && one.versionNumber === number,
      )
    const personIds = guests.filter((id) => !has(id))
    const words = wordsOf(attached, documentId)
    if (personIds.length > 0)
      shareDocuments(deps, editing, {
        ...{ personIds, givenWith: sending.messageId },
        documents: [{ documentId, versionNumber: number, words }],
      })
  }
}

function wordsOf(attached: readonly DraftAttachment[], documentId: string): WordsByLanguage {
  const { en, fr } = attached.find((one) => one.documentId === documentId)?.titles ?? {}
  return { ...(en && { en: { title: en, note: null } }), ...(fr && { fr: { title: fr, note: null } }) }
}
