import { Elysia, t } from 'elysia'
import { listUrl } from '../../views/documents/urls.ts'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { getFolder } from '../folders/queries.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { selectForZip } from './export.ts'
import { readListQuery } from './list/read-query.ts'
import { documentListPage, selectionAgain } from './list-page.tsx'
import { readSelection, requireTicked, type Selection } from './selection.ts'
import { zipResponse } from './zip.ts'

type Read = StaffAccess<'documents:read'>

/** A zip of a folder, of the whole matter, or of what was ticked. */
export const documentZip = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/documents/zip' })
    .use(staffSide(deps))
    .get(
      '/',
      ({ viewer, frame, request, params, query: { folder } }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
        const query = readListQuery({ folder })
        return formResult(
          () => give(deps, access, request, { documentIds: [], folderIds: folder ? [folder] : [] }),
          (problem) => {
            const path = listUrl(params.matterId, query)
            return documentListPage(deps, { ...frame, path }, access, query, { problem })
          },
        )
      },
      { query: t.Object({ folder: typed }) },
    )
    .post(
      '/',
      ({ viewer, frame, request, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
        return formResult(
          () => give(deps, access, request, requireTicked(readSelection(body))),
          (problem) => selectionAgain(deps, frame, access, { body, problem }),
        )
      },
      formText,
    )

function give(deps: Deps, access: Read, request: Request, selection: Selection): Response {
  const { matterId, viewer } = access
  const [folderId] = selection.folderIds
  const isOneFolder = selection.documentIds.length === 0 && selection.folderIds.length === 1
  const folder = folderId && isOneFolder ? getFolder(deps.db, deps.vault, access, folderId) : null
  const { number, title } = readMatterHeading(deps, access)
  return zipResponse(deps, access, {
    request,
    name: folder?.name ?? `${number} ${title}`,
    folderId: folder?.id ?? null,
    entries: selectForZip(deps, access, selection),
    authorise: () => StaffAccess.open(deps, viewer, matterId, 'documents:read'),
  })
}
