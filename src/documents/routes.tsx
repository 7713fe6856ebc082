import { Elysia, t } from 'elysia'
import { DocumentPage } from '../../views/documents/document-page.tsx'
import { DocumentListPage, type Done } from '../../views/documents/list-page.tsx'
import { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFolder } from '../folders/queries.ts'
import { typed } from '../http/fields.ts'
import { staffSide } from '../http/page.ts'
import { getMatterHeading } from '../matters/heading.ts'
import { oneOf } from '../one-of.ts'
import { listDocumentPage } from './list/page.ts'
import { readListQuery } from './list/read-query.ts'
import { getDocumentView } from './page.ts'
import { getShownPreview } from './preview.ts'
import { recentReads } from './reads.ts'

const DONE: readonly Done[] = [
  'shared',
  'moved',
  'folder',
  'renamed',
  'recalled',
  'recalled-opened',
  'uploaded',
]
const listQuery = t.Object({
  folder: typed,
  q: typed,
  show: typed,
  sort: typed,
  direction: typed,
  page: typed,
  done: typed,
})

/** What the firm sees of a matter's documents. */
export const documents = (deps: Deps) => {
  const reads = recentReads(deps.clock)
  return new Elysia({ prefix: '/firm/matters/:matterId/documents' })
    .use(staffSide(deps))
    .get(
      '/',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
        const asked = readListQuery(query)
        if (asked.folderId) getFolder(deps.db, deps.vault, access, asked.folderId)
        const listing = listDocumentPage(deps, access, asked, frame.reader.format.compare)
        const done = oneOf(DONE, query.done) ?? undefined
        const matter = getMatterHeading(deps, access)
        const [mayEdit, mayAdd] = [access.may('documents:edit'), access.may('documents:contribute')]
        const now = timestamp(deps.clock)
        return <DocumentListPage {...{ frame, matter, listing, mayEdit, mayAdd, done, now }} />
      },
      { query: listQuery },
    )
    .get(
      '/:documentId',
      async ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
        const view = getDocumentView(deps, access, params.documentId)
        const preview = await getShownPreview(deps, access, view.document, reads)
        const done = oneOf(DONE, query.done) ?? undefined
        const matter = getMatterHeading(deps, access)
        const mayEdit = access.may('documents:edit')
        return (
          <DocumentPage {...{ frame, matter, view, preview, mayEdit, done, now: timestamp(deps.clock) }} />
        )
      },
      { query: t.Object({ done: typed }) },
    )
}
