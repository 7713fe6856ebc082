import { Elysia, t } from 'elysia'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { getFolder } from '../folders/queries.ts'
import { formText, typed } from '../http/fields.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import type { StaffViewer } from '../viewer.ts'
import { selectForZip } from './export.ts'
import { readSelection, type Selection } from './selection.ts'
import { zipResponse } from './zip.ts'

type Call = { viewer: StaffViewer; request: Request; params: { matterId: string } }

/** A zip of a folder, of the whole matter, or of what was ticked. */
export const documentZip = (deps: Deps) => {
  const give = ({ viewer, request, params }: Call, selection: Selection) => {
    const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
    const [folderId] = selection.folderIds
    const isOneFolder = selection.documentIds.length === 0 && selection.folderIds.length === 1
    const folder = folderId && isOneFolder ? getFolder(deps.db, deps.vault, access, folderId) : null
    const { number, title } = readMatterHeading(deps, access)
    return zipResponse(deps, access, {
      request,
      name: folder?.name ?? `${number} ${title}`,
      folderId: folder?.id ?? null,
      entries: selectForZip(deps, access, selection),
      authorise: () => StaffAccess.open(deps, viewer, params.matterId, 'documents:read'),
    })
  }
  return new Elysia({ prefix: '/firm/matters/:matterId/documents/zip' })
    .use(staffSide(deps))
    .get(
      '/',
      (call) => give(call, { documentIds: [], folderIds: call.query.folder ? [call.query.folder] : [] }),
      {
        query: t.Object({ folder: typed }),
      },
    )
    .post(
      '/',
      (call) => {
        const selection = readSelection(call.body)
        // without a tick the form must not mean everything
        if (selection.documentIds.length + selection.folderIds.length === 0)
          throw new Invalid((text) => text.documents.nothingTicked)
        return give(call, selection)
      },
      formText,
    )
}
