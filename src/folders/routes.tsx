import { Elysia, t } from 'elysia'
import { documentsUrl, folderUrl } from '../../views/documents/urls.ts'
import { MovePage } from '../../views/folders/move-page.tsx'
import type { StaffFrame } from '../../views/layout/frame.ts'
import { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { readListQuery } from '../documents/list/read-query.ts'
import { documentListPage, selectionAgain } from '../documents/list-page.tsx'
import { readSelection, requireTicked, type Selection } from '../documents/selection.ts'
import { formText, typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
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
          (problem) => {
            const query = readListQuery({ folder: parentId ?? undefined })
            return documentListPage(deps, frame, access, query, { problem, typed: name })
          },
        )
      },
      { body: t.Optional(t.Object({ name: typed, parent: typed })) },
    )
    .post(
      '/folders/:folderId/name',
      ({ viewer, frame, params: { matterId, folderId }, body }) => {
        const access = StaffAccess.open(deps, viewer, matterId, 'documents:edit')
        const name = body?.folderName ?? ''
        return formResult(
          () => {
            renameFolder(deps, access, { id: folderId, name })
            return seeOther(folderUrl(matterId, folderId, 'renamed'))
          },
          (problem) => {
            const query = readListQuery({ folder: folderId })
            return documentListPage(deps, frame, access, query, { problem, typed: name })
          },
        )
      },
      { body: t.Optional(t.Object({ folderName: typed })) },
    )

const moves = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId' })
    .use(staffSide(deps))
    .get('/documents/moves/draft', ({ params }) => seeOther(documentsUrl(params.matterId)))
    .post(
      '/documents/moves/draft',
      ({ viewer, frame, params, body }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:edit')
        return formResult(
          () => movePage(deps, frame, access, requireTicked(readSelection(body))).toResponse(),
          (problem) => selectionAgain(deps, frame, access, { body, problem }),
        )
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
          (problem) => movePage(deps, frame, access, readSelection(body), problem),
        )
      },
      formText,
    )

function movePage(
  deps: Deps,
  frame: StaffFrame,
  access: StaffAccess<'documents:read'>,
  selection: Selection,
  problem?: Problem,
) {
  const form = moveForm(deps, access, selection)
  const problems = problemsOf(frame.reader, problem)
  return <MovePage {...{ frame, matter: readMatterHeading(deps, access), form, problems }} />
}
