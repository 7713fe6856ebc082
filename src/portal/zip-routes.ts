import { Elysia } from 'elysia'
import { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { recordGuestRead } from '../documents/reads.ts'
import { listSentDocuments } from '../documents/sent/queries.ts'
import { type ZipEntry, zipResponse } from '../documents/zip.ts'
import { guestSide } from '../http/page.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import { listSharedDocuments } from '../shares/given/queries.ts'
import { getGuestVersion } from './find.ts'

/** Everything a guest may see in a matter, as one zip; what was shared with them counts as downloaded. */
export const guestZip = (deps: Deps) =>
  new Elysia().use(guestSide(deps)).get('/portal/matters/:matterId/zip', ({ viewer, request, params }) => {
    const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
    const { title } = readGuestMatterHeading(deps, access, viewer.language)
    return zipResponse(deps, access, {
      request,
      name: title,
      folderId: null,
      entries: guestEntries(deps, access),
      authorise: ({ documentId, id: versionId }) => {
        const now = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
        getGuestVersion(deps, now, { documentId, versionId })
      },
    })
  })

function guestEntries(deps: Deps, access: GuestAccess<'documents:read'>): ZipEntry[] {
  const { db, vault } = deps
  const shared = listSharedDocuments(db, vault, access)
  const sharedIds = new Set(shared.map(({ documentId }) => documentId))
  const sent = listSentDocuments(db, vault, access).filter(({ documentId }) => !sharedIds.has(documentId))
  const entry = (version: (typeof sent)[number], recipientId: string | null): ZipEntry => ({
    version,
    fileName: version.fileName,
    folders: [],
    onTaken: () => recordGuestRead(deps, access, { version, recipientId }, 'downloaded'),
  })
  return [
    ...shared.map((document) => entry(document, document.recipientId)),
    ...sent.map((document) => entry(document, null)),
  ]
}
