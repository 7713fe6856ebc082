import { Elysia } from 'elysia'
import { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { type RecentReads, recordGuestRead } from '../documents/reads.ts'
import { serveVersion } from '../documents/serve.ts'
import type { VersionPath } from '../documents/versions/queries.ts'
import { guestSide } from '../http/page.ts'
import type { GuestViewer } from '../viewer.ts'
import { getGuestVersion } from './find.ts'

type Call = { viewer: GuestViewer; request: Request; params: VersionPath & { matterId: string } }

/** The octets of what was shared with a guest, or sent by them. What they do with it is kept as proof. */
export const guestContent = (deps: Deps, reads: RecentReads) => {
  const serve = ({ viewer, request, params }: Call, download: boolean) => {
    const find = () => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
      return { access, found: getGuestVersion(deps, access, params) }
    }
    const { access, found } = find()
    return serveVersion(deps, access, {
      ...{ request, version: found.version, download, reads, authorise: find },
      record: (kind) => recordGuestRead(deps, access, found, kind),
    })
  }
  return new Elysia({ prefix: '/portal/matters/:matterId/documents/:documentId/versions/:versionId' })
    .use(guestSide(deps))
    .get('/content', (call) => serve(call, false))
    .get('/download', (call) => serve(call, true))
}
