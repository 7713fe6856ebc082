import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { type Folder, listFolderPath } from '../folders/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { listGuestReaders } from '../readers.ts'
import { listRecipients, type RecipientWithWords } from '../shares/queries.ts'
import { type Document, getDocument } from './queries.ts'
import { listVersions, type Version } from './versions/queries.ts'

export type VersionView = Version & { author: string }
export type ReadingView = RecipientWithWords & { name: string; sharer: string; mayRead: boolean }
/** One document with its whole history. `standing`: what people have now; `earlier`: replaced or taken back. */
export type DocumentView = {
  document: Document & { author: string }
  path: Folder[]
  versions: VersionView[]
  standing: ReadingView[]
  earlier: ReadingView[]
}

export function readDocument(
  { db, vault, clock }: Deps,
  access: StaffAccess<'documents:read'>,
  documentId: string,
): DocumentView {
  const document = getDocument(db, vault, access, documentId)
  const versions = listVersions(db, vault, access, documentId)
  const recipients = listRecipients(db, vault, access, documentId)
  const at = { matterId: access.matterId, now: timestamp(clock) }
  const readers = new Set(listGuestReaders(db, 'documents', at))
  const people = listPersonsById(db, vault, [
    document.uploadedBy,
    ...versions.map(({ uploadedBy }) => uploadedBy),
    ...recipients.flatMap(({ personId, sharedBy }) => [personId, sharedBy]),
  ])
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  const readings = recipients.map((recipient) => ({
    ...recipient,
    name: nameOf(recipient.personId),
    sharer: nameOf(recipient.sharedBy),
    mayRead: readers.has(recipient.personId),
  }))
  const standing = newestStanding(readings)
  return {
    document: { ...document, author: nameOf(document.uploadedBy) },
    path: document.folderId ? listFolderPath(db, vault, access, document.folderId) : [],
    versions: versions.map((version) => ({ ...version, author: nameOf(version.uploadedBy) })),
    standing,
    earlier: readings.filter((reading) => !standing.includes(reading)),
  }
}

/** Per person the newest share that was not taken back; the list has the newest first. */
function newestStanding(readings: readonly ReadingView[]): ReadingView[] {
  const seen = new Set<string>()
  return readings.filter(({ personId, recalledAt }) => {
    if (recalledAt || seen.has(personId)) return false
    seen.add(personId)
    return true
  })
}
