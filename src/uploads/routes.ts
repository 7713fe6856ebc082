import { Elysia } from 'elysia'
import { documentsUrl, folderUrl } from '../../views/documents/urls.ts'
import type { Reader } from '../../views/text/reader.ts'
import { type ContributeDocuments, GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { seeOther } from '../http/forms.ts'
import { anySide, guestViewer, staffViewer } from '../http/page.ts'
import type { Target } from './arrived.ts'
import { createDesk, type Desk } from './desk.ts'
import { createFormReceiver, type FormReceiver, type FormTarget } from './form.ts'
import * as tus from './tus.ts'

const RAW = { parse: 'none' } as const
type Page = { request: Request; frame: { reader: Reader }; params: { matterId: string } }

/** Files arrive here: tus 1.0 below a matter, the same for staff and for guests, and a plain form. */
export const uploads = (deps: Deps) => {
  const desk = createDesk(deps)
  const receive = createFormReceiver(deps, desk)
  return new Elysia({ name: 'uploads' })
    .use(uploadsOf(deps, desk, receive, staffTree(deps)))
    .use(uploadsOf(deps, desk, receive, guestTree(deps)))
}

/** Where the two sides differ: in whom they let in, and in where a sent form leads. */
type Tree = {
  prefix: `/${string}/matters/:matterId/uploads`
  open(request: Request, matterId: string): ContributeDocuments
  afterForm(matterId: string, target: FormTarget): string
}

const staffTree = (deps: Deps): Tree => ({
  prefix: '/firm/matters/:matterId/uploads',
  open: (request, matterId) => StaffAccess.open(deps, staffViewer(request), matterId, 'documents:contribute'),
  afterForm: (matterId, { folderId, documentId, target }) => {
    if (target?.kind === 'draft') return `/firm/matters/${matterId}/messages/drafts/${target.id}`
    return documentId
      ? `${documentsUrl(matterId)}/${documentId}?done=uploaded`
      : folderUrl(matterId, folderId, 'uploaded')
  },
})

const guestTree = (deps: Deps): Tree => ({
  prefix: '/portal/matters/:matterId/uploads',
  open: (request, matterId) => GuestAccess.open(deps, guestViewer(request), matterId, 'documents:contribute'),
  afterForm: (matterId, { target }) => afterGuestForm(`/portal/matters/${matterId}`, target),
})

/** Back to what was being filled. */
function afterGuestForm(matter: string, target: Target | null): string {
  if (target?.kind === 'item') return `${matter}/items/${target.id}`
  if (target?.kind === 'draft') return `${matter}/messages/drafts/${target.id}`
  return target?.kind === 'pages' ? `${matter}/items/${target.id}/pages` : matter
}

function uploadsOf(deps: Deps, desk: Desk, receive: FormReceiver, { prefix, open, afterForm }: Tree) {
  const call = ({ request, frame, params }: Page): tus.Call => ({
    request,
    reader: frame.reader,
    authorise: () => open(request, params.matterId),
  })
  return new Elysia({ prefix })
    .use(anySide(deps))
    .options('/', () => tus.describeProtocol(deps))
    .post('/', (page) => tus.createUpload(deps, desk, call(page)), RAW)
    .post(
      '/form',
      async (page) => {
        const target = await receive(page.request, call(page).authorise)
        return seeOther(afterForm(page.params.matterId, target))
      },
      RAW,
    )
    .head('/:uploadId', (page) => tus.tellOffset(deps, desk, call(page), page.params.uploadId))
    .patch('/:uploadId', (page) => tus.appendToUpload(deps, desk, call(page), page.params.uploadId), RAW)
    .delete('/:uploadId', (page) => tus.terminateUpload(deps, desk, call(page), page.params.uploadId), RAW)
    .post('/:uploadId', (page) => tus.overriddenMethod(deps, desk, call(page), page.params.uploadId), RAW)
}
