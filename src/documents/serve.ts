import type { MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { noteReading } from '../events/note-reading.ts'
import { requireSession } from '../sessions/session.ts'
import { contentResponse } from './content.ts'
import { recordDamage } from './damage.ts'
import { previewOf } from './preview-kind.ts'
import type { ReadKind, RecentReads } from './reads.ts'
import type { Version } from './versions/queries.ts'

type Serving = {
  request: Request
  version: Version
  download: boolean
  reads: RecentReads
  /** Opens the proof and finds the version anew; throws when either is gone. */
  authorise: () => void
  /** Writes the reading down; called once for many requests of one reading. */
  record: (kind: ReadKind) => void
}

/** Gives a version to whoever `access` is for, and has it written down that octets went to them. */
export async function serveVersion(
  deps: Deps,
  access: MatterAccess<'documents:read'>,
  { request, version, download, reads, authorise, record }: Serving,
): Promise<Response> {
  const { matterId, viewer } = access
  const whileSignedIn = () => {
    requireSession(deps, viewer)
    authorise()
  }
  const onDamage = () => recordDamage(deps, access, version)
  const content = { matterId, version, download, onDamage, authorise: whileSignedIn }
  const response = await contentResponse(deps.vault, request, content)
  const kind = download || previewOf(version) === 'none' ? 'downloaded' : 'opened'
  const isRead = request.method === 'GET' && (response.status === 200 || response.status === 206)
  if (!isRead || !reads.isNew(viewer.sessionId, version.id, kind)) return response
  const facts = { matter: matterId, document: version.documentId, version: version.number }
  const isNoted = noteReading(deps, { kind: `document.${kind}`, person: viewer.personId, ...facts }, () =>
    record(kind),
  )
  if (!isNoted) reads.forget(viewer.sessionId, version.id, kind)
  return response
}
