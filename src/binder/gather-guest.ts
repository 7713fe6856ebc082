import { guestHistoryWords } from '../../views/binder/history.ts'
import { readerFor } from '../../views/text/reader.ts'
import type { GuestAccess, MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listSentDocuments } from '../documents/sent/queries.ts'
import { openDetails } from '../events/details.ts'
import type { StoredEvent } from '../events/queries.ts'
import { getFirm } from '../firm/queries.ts'
import { getGuestMatter } from '../matters/queries.ts'
import { guestHeading } from '../matters/read-heading.ts'
import { getPerson, listPersonsById } from '../people/queries.ts'
import { readGuestReceipt } from '../receipts/read.ts'
import { listSharedDocuments, type SharedDocument } from '../shares/given/queries.ts'
import { commentsChapter } from './chapters/comments.ts'
import { gatherChapters } from './chapters/gather.ts'
import type { BinderContents, BinderDocument, HistoryEntry } from './contents.ts'
import { listGuestHistory } from './queries.ts'

type Place = Pick<Deps, 'db' | 'vault' | 'clock'>
type Read = GuestAccess<'documents:read'>

const FOLDERS = { shared: ['from the firm - du cabinet'], sent: ['sent - envoyés'] }

/**
 * What one client or outside person takes home: what they may read now, and what happened between them and the firm. Whoever
 * of the firm takes it for them (`by`) gets no more of it than they may read themselves.
 */
export function gatherForGuest(deps: Place, access: Read, by: MatterAccess = access): BinderContents {
  const { matterId, viewer } = access
  const { name } = getPerson(deps.db, deps.vault, viewer.personId)
  const { number, title } = guestHeading(getGuestMatter(deps.db, deps.vault, access), viewer.language)
  const documents = guestDocuments(deps, access, name)
  return {
    matterId,
    reader: { kind: 'guest', name, language: viewer.language },
    matter: { number, title },
    documents,
    chapters: [
      ...gatherChapters(deps, {
        status: by.may('status:read') ? access.narrowed('status:read') : null,
        messages: by.may('messages:read') ? access.narrowed('messages:read') : null,
        calendar: by.may('calendar:read') ? access.narrowed('calendar:read') : null,
        tasks: by.may('tasks:read') ? access.narrowed('tasks:read') : null,
      }),
      commentsChapter(deps, access, by),
    ],
    history: guestHistory(deps, access, documents),
    receiptOf: (documentId) => readGuestReceipt(deps, access, documentId),
  }
}

function guestDocuments({ db, vault }: Place, access: Read, name: string): BinderDocument[] {
  const shared = listSharedDocuments(db, vault, access)
  const sharers = listPersonsById(
    db,
    vault,
    shared.map(({ sharedBy }) => sharedBy),
  )
  const sharedIds = new Set(shared.map(({ documentId }) => documentId))
  const sent = listSentDocuments(db, vault, access).filter(({ documentId }) => !sharedIds.has(documentId))
  return [
    ...shared.map((document) => sharedDocument(document, sharers.get(document.sharedBy)?.name ?? '', name)),
    ...sent.map((version) => ({
      version,
      title: version.fileName,
      note: null,
      folders: FOLDERS.sent,
      isCurrent: true,
      isSent: true,
      from: name,
      at: version.uploadedAt,
      given: [],
    })),
  ]
}

function sharedDocument(document: SharedDocument, from: string, name: string): BinderDocument {
  const { title, note, sharedAt, acknowledgedAt } = document
  return {
    version: document,
    title,
    note,
    folders: FOLDERS.shared,
    isCurrent: true,
    isSent: false,
    from,
    at: sharedAt,
    given: [{ name, title, at: sharedAt, acknowledgedAt }],
  }
}

function guestHistory(deps: Place, access: Read, documents: readonly BinderDocument[]): HistoryEntry[] {
  const { db, vault } = deps
  const events = listGuestHistory(db, access)
  const actors = listPersonsById(
    db,
    vault,
    events.map(({ actorId }) => actorId).filter((id) => id !== null),
  )
  const titles = new Map(documents.map(({ version, title }) => [version.documentId, title]))
  const { timeZone } = getFirm(db, vault)
  return events.map((event) => {
    const facts = {
      kind: event.kind,
      who: event.actorId ? (actors.get(event.actorId)?.name ?? null) : null,
      what: titleOf(deps, event, titles),
      status: openDetails(deps, event).status ?? null,
      until: openDetails(deps, event).closesAt ?? null,
    }
    const words = (language: 'en' | 'fr') => guestHistoryWords(readerFor(language, timeZone), facts)
    return { seq: event.seq, at: event.at, words: { en: words('en'), fr: words('fr') } }
  })
}

/**
 * Never a name that the reader was not given, nor the title of what was taken back: an event tells the firm's name for a
 * thing, and keeps the title that was recalled because it should not have been read.
 */
function titleOf(deps: Place, event: StoredEvent, titles: ReadonlyMap<string, string>): string | null {
  const { kind, subjectId } = event
  if (kind === 'document.added' || kind === 'document.replaced')
    return openDetails(deps, event).fileName ?? null
  const title = subjectId ? (titles.get(subjectId) ?? null) : null
  return kind === 'document.shared' ? title && (openDetails(deps, event).title ?? title) : title
}
