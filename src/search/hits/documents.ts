import type { GuestAccess, StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { listDocumentsById } from '../../documents/queries.ts'
import { findSentDocument } from '../../documents/sent/queries.ts'
import { findSharedDocument } from '../../shares/given/queries.ts'
import { findDocumentOfShare, findDocumentOfVersion, findShareWords } from '../queries.ts'
import type { Hit, MatterSource } from './hit.ts'

/** The name of a file: the firm's own, or of what the viewer sent. */
export const files: MatterSource = {
  ...{ source: 'file', group: 'documents', section: 'documents' },
  staff: ({ db, vault }, access, id) => {
    const reading = access.narrowed('documents:read')
    const documentId = findDocumentOfVersion(db, access, id)
    const [document] = reading && documentId ? listDocumentsById(db, vault, reading, [documentId]) : []
    if (!document) return null
    const { fileName, updatedAt } = document
    return staffHit(access, document.documentId, { title: fileName, text: null, at: updatedAt })
  },
  guest: ({ db, vault }, access, id) => {
    const reading = access.narrowed('documents:read')
    const documentId = findDocumentOfVersion(db, access, id)
    const sent = reading && documentId && findSentDocument(db, vault, reading, documentId)
    if (!sent) return null
    return guestHit(access, sent.documentId, {
      ...{ title: sent.fileName, text: null, at: sent.uploadedAt, lang: undefined },
    })
  },
}

/** The words in which a document was shared. */
export const shares: MatterSource = {
  ...{ source: 'share', group: 'documents', section: 'documents' },
  staff: (deps, access, id) => {
    const reading = access.narrowed('documents:read')
    const documentId = findDocumentOfShare(deps.db, access, id)
    const [document] =
      reading && documentId ? listDocumentsById(deps.db, deps.vault, reading, [documentId]) : []
    if (!document) return null
    return staffHit(access, document.documentId, {
      ...{ title: document.fileName, at: document.updatedAt },
      text: findShareWords(deps.db, deps.vault, access, id),
    })
  },
  guest: sharedHit,
}

function sharedHit({ db, vault }: Deps, access: GuestAccess, id: string): Hit | null {
  const reading = access.narrowed('documents:read')
  const documentId = findDocumentOfShare(db, access, id)
  const shared = reading && documentId && findSharedDocument(db, vault, reading, documentId)
  if (!shared) return null
  const { title, note, lang, sharedAt } = shared
  return guestHit(access, shared.documentId, { title, text: note, at: sharedAt, lang })
}

type Facts = Pick<Hit, 'title' | 'text' | 'at'>

function staffHit({ matterId }: StaffAccess, documentId: string, facts: Facts): Hit {
  const href = `/firm/matters/${matterId}/documents/${documentId}`
  return { ...facts, key: documentId, lang: undefined, href }
}

function guestHit({ matterId }: GuestAccess, documentId: string, facts: Facts & Pick<Hit, 'lang'>): Hit {
  return { ...facts, key: documentId, href: `/portal/matters/${matterId}/documents/${documentId}` }
}
