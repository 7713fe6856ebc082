import { type ContributeDocuments, type EditDocuments, GuestAccess } from '../../src/access.ts'
import { HOUR, MINUTE, timestamp } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { HEAD_SIZE, mediaTypeOf } from '../../src/documents/media-type.ts'
import { recordGuestRead } from '../../src/documents/reads.ts'
import { listGuestReaders } from '../../src/readers.ts'
import { acknowledgeDocument } from '../../src/shares/acknowledge.ts'
import { findSharedDocument } from '../../src/shares/given/queries.ts'
import { shareDocuments } from '../../src/shares/share.ts'
import type { Target } from '../../src/uploads/arrived.ts'
import { receiveDocument } from '../../src/uploads/receive.ts'
import type { DemoClock } from './clock.ts'
import { contentOf } from './content.ts'
import type { Paper } from './papers.ts'
import { guestViewer, type People } from './people.ts'

/** Seals the paper's content as an upload does, and enters it. Returns the document's id. */
export async function receive(
  deps: Deps,
  access: ContributeDocuments,
  paper: Paper,
  target: Target | null = null,
): Promise<string> {
  const content = contentOf(paper)
  const version = { matterId: access.matterId, versionId: Bun.randomUUIDv7(), byteSize: content.length }
  const { sessionKey } = await deps.vault.documents.begin(version)
  const incoming = await deps.vault.documents.resume({ ...version, sessionKey })
  await incoming.write(content)
  const sealed = await incoming.finish()
  return receiveDocument(
    deps,
    access,
    {
      id: version.versionId,
      documentId: null,
      folderId: null,
      folderPath: paper.folder ? [paper.folder] : [],
      fileName: paper.file,
      mediaType: mediaTypeOf(content.subarray(0, HEAD_SIZE), paper.file),
      byteSize: content.length,
      target,
    },
    sealed,
  )
}

/** Shares the paper with every guest who may read it, if it has words for them. */
export function sharePaper(
  deps: Deps,
  access: EditDocuments,
  documentId: string,
  { en, fr, noteEn, noteFr }: Paper,
): boolean {
  if (!en || !fr) return false
  const at = { matterId: access.matterId, now: timestamp(deps.clock) }
  const personIds = listGuestReaders(deps.db, 'documents', at)
  const words = { en: { title: en, note: noteEn ?? null }, fr: { title: fr, note: noteFr ?? null } }
  shareDocuments(deps, access, { personIds, documents: [{ documentId, versionNumber: 1, words }] })
  return true
}

/** The client opens the document a few hours later, takes it home and says that they have read it. */
export function readAsClient(
  deps: Deps & { clock: DemoClock },
  people: People,
  key: string,
  at: { matterId: string; documentId: string },
): void {
  const access = GuestAccess.open(deps, guestViewer(people, key), at.matterId, 'documents:read')
  const shared = findSharedDocument(deps.db, deps.vault, access, at.documentId)
  if (!shared) throw new Error('what was shared with the client is not there')
  const seen = { version: shared, recipientId: shared.recipientId }
  deps.clock.moveTo(new Date(deps.clock.now().getTime() + 5 * HOUR))
  recordGuestRead(deps, access, seen, 'opened')
  deps.clock.moveTo(new Date(deps.clock.now().getTime() + 4 * MINUTE))
  recordGuestRead(deps, access, seen, 'downloaded')
  acknowledgeDocument(deps, access, { documentId: at.documentId, versionId: shared.id })
}
