import { Elysia, t } from 'elysia'
import { DocumentPage } from '../../views/documents/document-page.tsx'
import type { Done } from '../../views/documents/urls.ts'
import { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import { typed } from '../http/fields.ts'
import { staffSide } from '../http/page.ts'
import { readMatterHeading } from '../matters/read-heading.ts'
import { oneOf } from '../one-of.ts'
import { mayRecall } from '../shares/recall.ts'
import { readListQuery } from './list/read-query.ts'
import { documentListPage } from './list-page.tsx'
import { getShownPreview } from './preview.ts'
import { readDocument } from './read.ts'
import type { RecentReads } from './reads.ts'

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
export const documents = (deps: Deps, reads: RecentReads) =>
  new Elysia({ prefix: '/firm/matters/:matterId/documents' })
    .use(staffSide(deps))
    .get(
      '/',
      ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
        const done = oneOf(DONE, query.done) ?? undefined
        return documentListPage(deps, frame, access, readListQuery(query), { done })
      },
      { query: listQuery },
    )
    .get(
      '/:documentId',
      async ({ viewer, frame, params, query }) => {
        const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
        const view = readDocument(deps, access, params.documentId)
        const preview = await getShownPreview(deps, access, view.document, reads)
        const done = oneOf(DONE, query.done) ?? undefined
        const matter = readMatterHeading(deps, access)
        const comments = readComments(deps, access, { kind: 'document', id: params.documentId })
        const may = { mayEdit: access.may('documents:edit'), mayRecall: mayRecall(deps, access) }
        return (
          <DocumentPage
            {...{ frame, matter, view, preview, comments, ...may, done, now: timestamp(deps.clock) }}
          />
        )
      },
      { query: t.Object({ done: typed }) },
    )
