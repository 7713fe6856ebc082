import { eventText } from '../../views/events/sentence.tsx'
import { readerFor } from '../../views/text/reader.ts'
import type { StaffAccess } from '../access.ts'
import { describeEvents } from '../audit/describe.ts'
import { nounsHiddenFrom } from '../audit/filter.ts'
import type { Deps } from '../deps.ts'
import { listAllDocumentIds } from '../documents/list/queries.ts'
import { type Document, listDocumentsById } from '../documents/queries.ts'
import { listVersions } from '../documents/versions/queries.ts'
import { getFirm } from '../firm/queries.ts'
import { namesTo } from '../folders/move-form.ts'
import { listFolders } from '../folders/queries.ts'
import { getMatter } from '../matters/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { readReceipt } from '../receipts/read.ts'
import { listRecipients, type RecipientWithWords } from '../shares/queries.ts'
import type { Language } from '../viewer.ts'
import { inLanguage } from '../written.ts'
import { commentsChapter } from './chapters/comments.ts'
import { gatherChapters } from './chapters/gather.ts'
import { internalTasksChapter } from './chapters/internal-tasks.ts'
import { notesChapter } from './chapters/notes.ts'
import type { BinderContents, BinderDocument, HistoryEntry } from './contents.ts'
import { listWholeHistory } from './queries.ts'

type Place = Pick<Deps, 'db' | 'vault' | 'clock'>
type Read = StaffAccess<'documents:read'>

/** All of a matter: every version of every document in its folder, whom it was given, and the matter's log. */
export function gatherForFirm(deps: Place, access: Read, language: Language): BinderContents {
  const { db, vault } = deps
  const { number, internalTitle } = getMatter(db, vault, access)
  const log = access.narrowed('members:read') as StaffAccess<'documents:read' | 'members:read'> | null
  const messages = access.narrowed('messages:read')
  const tasks = access.narrowed('tasks:read')
  return {
    matterId: access.matterId,
    reader: { kind: 'firm', name: getFirm(db, vault).name, language },
    matter: { number, title: internalTitle },
    documents: firmDocuments(deps, access, language),
    chapters: [
      ...gatherChapters(deps, {
        status: access.narrowed('status:read'),
        messages,
        calendar: access.narrowed('calendar:read'),
        tasks,
      }),
      commentsChapter(deps, access, access),
      ...(messages ? [notesChapter(deps, messages)] : []),
      ...(tasks ? [internalTasksChapter(deps, tasks)] : []),
    ],
    history: log ? wholeHistory(deps, log) : [],
    receiptOf: (documentId) => readReceipt(deps, access, documentId),
  }
}

function firmDocuments({ db, vault }: Place, access: Read, language: Language): BinderDocument[] {
  const folders = new Map(listFolders(db, vault, access).map((folder) => [folder.id, folder]))
  const documents = listDocumentsById(db, vault, access, listAllDocumentIds(db, access))
  return documents.flatMap((document) => {
    const folder = document.folderId ? folders.get(document.folderId) : undefined
    const place = folder ? namesTo(folder, folders) : []
    return firmVersions({ db, vault }, access, { document, place, language })
  })
}

/** The newest version first. */
function firmVersions(
  { db, vault }: Pick<Place, 'db' | 'vault'>,
  access: Read,
  { document, place, language }: { document: Document; place: string[]; language: Language },
): BinderDocument[] {
  const { documentId, number, origin } = document
  const versions = number > 1 ? listVersions(db, vault, access, documentId) : [document]
  const recipients = listRecipients(db, vault, access, documentId)
  const people = listPersonsById(db, vault, [
    ...versions.map(({ uploadedBy }) => uploadedBy),
    ...recipients.map(({ personId }) => personId),
  ])
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return versions.map((version) => {
    const given = recipients.filter(({ versionId }) => versionId === version.id).reverse()
    return {
      version,
      title: given.map((one) => titleOf(one, language)).find((title) => title !== '') ?? version.fileName,
      note: given.map(({ words }) => inLanguage(words, language)?.note ?? null).find(Boolean) ?? null,
      folders: place,
      isCurrent: version.number === number,
      isSent: origin === 'client',
      from: nameOf(version.uploadedBy),
      at: version.uploadedAt,
      given: given.map((one) => ({
        name: nameOf(one.personId),
        title: titleOf(one, language),
        at: one.sharedAt,
        acknowledgedAt: one.acknowledgedAt,
      })),
    }
  })
}

function titleOf({ words }: RecipientWithWords, language: Language): string {
  return inLanguage(words, language)?.title ?? ''
}

function wholeHistory(deps: Place, access: StaffAccess<'documents:read' | 'members:read'>): HistoryEntry[] {
  const { timeZone } = getFirm(deps.db, deps.vault)
  const [en, fr] = [readerFor('en', timeZone), readerFor('fr', timeZone)]
  const hidden = nounsHiddenFrom(access)
  const events = listWholeHistory(deps.db, access).filter(
    ({ kind }) => !hidden.includes(kind.split('.', 1)[0] ?? ''),
  )
  return describeEvents(deps, events).map((event) => ({
    seq: event.seq,
    at: event.at,
    words: { en: eventText(en, event), fr: eventText(fr, event) },
  }))
}
