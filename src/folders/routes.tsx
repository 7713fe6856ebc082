import { Elysia, t } from 'elysia'
import { DocumentListPage } from '../../views/documents/list-page.tsx'
import { documentsUrl, folderUrl } from '../../views/documents/urls.ts'
import { MovePage } from '../../views/folders/move-page.tsx'
import { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listDocumentPage } from '../documents/list/page.ts'
import { readListQuery } from '../documents/list/read-query.ts'
import { readSelection } from '../documents/selection.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { getMatterHeading } from '../matters/heading.ts'
import { createFolder } from './create.ts'
import { moveIntoFolder } from './move.ts'
import { moveForm } from './move-form.ts'
import { renameFolder } from './rename.ts'

/** Folders of a matter, and what is put into them. */
export const folders = (deps: Deps) => new Elysia().use(folderNames(deps)).use(moves(deps))

const folderNames = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .post(
      '/folders',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        const [name, parentId] = [body?.name ?? '', body?.parent || null]
        return formResult(
          () => {
            createFolder(deps, access, { parentId, name })
            return seeOther(folderUrl(params.matterId, parentId, 'folder'))
          },
          ({ say, field }) => {
            const problem = { sentence: say(frame.reader.text), field, name }
            const query = readListQuery({ folder: parentId ?? '' })
            const listing = listDocumentPage(deps, access, query, frame.reader.format.compare)
            const page = { frame, matter: getMatterHeading(deps, access), listing, problem }
            return <DocumentListPage {...page} mayEdit mayAdd now={timestamp(deps.clock)} />
          },
        )
      },
      { body: t.Optional(t.Object({ name: typed, parent: typed })) },
    )
    .post(
      '/folders/:folderId/name',
      ({ viewer, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        renameFolder(deps, access, { id: params.folderId, name: body?.name ?? '' })
        return seeOther(folderUrl(params.matterId, params.folderId, 'renamed'))
      },
      { body: t.Optional(t.Object({ name: typed })) },
    )

const moves = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .get('/documents/moves/draft', ({ params }) => seeOther(documentsUrl(params.matterId)))
    .post(
      '/documents/moves/draft',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        const form = moveForm(deps, access, readSelection(body))
        return <MovePage {...{ frame, matter: getMatterHeading(deps, access), form }} />
      },
      formText,
    )
    .post(
      '/documents/moves',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        const to = new URLSearchParams(body ?? '').get('to') || null
        return formResult(
          () => {
            moveIntoFolder(deps, access, { ...readSelection(body), to })
            return seeOther(folderUrl(params.matterId, to, 'moved'))
          },
          ({ say }) => {
            const form = moveForm(deps, access, readSelection(body))
            const matter = getMatterHeading(deps, access)
            return <MovePage {...{ frame, matter, form, problem: say(frame.reader.text) }} />
          },
        )
      },
      formText,
    )
