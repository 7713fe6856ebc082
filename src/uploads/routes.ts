import { Elysia } from 'elysia'
import { documentsUrl, folderUrl } from '../../views/documents/urls.ts'
import type { Reader } from '../../views/text/reader.ts'
import { GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { seeOther } from '../http/forms.ts'
import { guestSide, staffSide } from '../http/page.ts'
import type { GuestViewer, StaffViewer } from '../viewer.ts'
import { createDesk, type Desk } from './desk.ts'
import { createFormReceiver, type FormReceiver } from './form.ts'
import * as tus from './tus.ts'

const RAW = { parse: 'none' } as const
type Page = { request: Request; frame: { reader: Reader }; params: { matterId: string } }

/** Files arrive here: tus 1.0 below a matter, the same for staff and for guests, and a plain form. */
export const uploads = (deps: Deps) => {
  const desk = createDesk(deps)
  const receive = createFormReceiver(deps, desk)
  return new Elysia({ name: 'uploads' })
    .use(staffUploads(deps, desk, receive))
    .use(guestUploads(deps, desk, receive))
}

function staffUploads(deps: Deps, desk: Desk, receive: FormReceiver) {
  const call = ({ viewer, frame, request, params }: Page & { viewer: StaffViewer }): tus.Call => ({
    request,
    reader: frame.reader,
    authorise: () => StaffAccess.open(deps, viewer, params.matterId, 'documents:contribute'),
  })
  return new Elysia({ prefix: '/firm/matters/:matterId/uploads' })
    .use(staffSide(deps))
    .options('/', () => tus.describeProtocol(deps))
    .post('/', (page) => tus.createUpload(deps, desk, call(page)), RAW)
    .post(
      '/form',
      async (page) => {
        const { folderId, documentId } = await receive(page.request, call(page).authorise())
        const { matterId } = page.params
        return seeOther(
          documentId
            ? `${documentsUrl(matterId)}/${documentId}?done=uploaded`
            : folderUrl(matterId, folderId, 'uploaded'),
        )
      },
      RAW,
    )
    .head('/:uploadId', (page) => tus.tellOffset(deps, desk, call(page), page.params.uploadId))
    .patch('/:uploadId', (page) => tus.appendToUpload(deps, desk, call(page), page.params.uploadId), RAW)
    .delete('/:uploadId', (page) => tus.terminateUpload(deps, desk, call(page), page.params.uploadId), RAW)
    .post('/:uploadId', (page) => tus.overriddenMethod(deps, desk, call(page), page.params.uploadId), RAW)
}

function guestUploads(deps: Deps, desk: Desk, receive: FormReceiver) {
  const call = ({ viewer, frame, request, params }: Page & { viewer: GuestViewer }): tus.Call => ({
    request,
    reader: frame.reader,
    authorise: () => GuestAccess.open(deps, viewer, params.matterId, 'documents:contribute'),
  })
  return new Elysia({ prefix: '/portal/matters/:matterId/uploads' })
    .use(guestSide(deps))
    .options('/', () => tus.describeProtocol(deps))
    .post('/', (page) => tus.createUpload(deps, desk, call(page)), RAW)
    .post(
      '/form',
      async (page) => {
        await receive(page.request, call(page).authorise())
        return seeOther(`/portal/matters/${page.params.matterId}`)
      },
      RAW,
    )
    .head('/:uploadId', (page) => tus.tellOffset(deps, desk, call(page), page.params.uploadId))
    .patch('/:uploadId', (page) => tus.appendToUpload(deps, desk, call(page), page.params.uploadId), RAW)
    .delete('/:uploadId', (page) => tus.terminateUpload(deps, desk, call(page), page.params.uploadId), RAW)
    .post('/:uploadId', (page) => tus.overriddenMethod(deps, desk, call(page), page.params.uploadId), RAW)
}
