import { Elysia } from 'elysia'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { staffSide } from '../http/page.ts'
import type { StaffViewer } from '../viewer.ts'
import { type RecentReads, recordRead } from './reads.ts'
import { serveVersion } from './serve.ts'
import { getVersion, type VersionPath } from './versions/queries.ts'

type Call = { viewer: StaffViewer; request: Request; params: VersionPath & { matterId: string } }

/** The octets of a version, for the firm: `content` shows it, `download` takes it away. */
export const documentContent = (deps: Deps, reads: RecentReads) => {
  const serve = ({ viewer, request, params }: Call, download: boolean) => {
    const find = () => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
      return { access, version: getVersion(deps.db, deps.vault, access, params) }
    }
    const { access, version } = find()
    return serveVersion(deps, access, {
      ...{ request, version, download, reads, authorise: find },
      record: (kind) => recordRead(deps, access, version, kind),
    })
  }
  return new Elysia({ prefix: '/firm/matters/:matterId/documents/:documentId/versions/:versionId' })
    .use(staffSide(deps))
    .get('/content', (call) => serve(call, false))
    .get('/download', (call) => serve(call, true))
}
