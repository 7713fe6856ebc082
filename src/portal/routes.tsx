import { Elysia, t } from 'elysia'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { GuestDocumentPage } from '../../views/portal/document-page.tsx'
import { GuestDocumentsPage } from '../../views/portal/documents-page.tsx'
import { GuestMatterPage } from '../../views/portal/matter-page.tsx'
import { GuestMattersPage } from '../../views/portal/matters-page.tsx'
import { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { readComments } from '../comments/read.ts'
import type { Deps } from '../deps.ts'
import type { RecentReads } from '../documents/reads.ts'
import { FIRST_VISIT, isFirstVisit } from '../guides/first-visit.ts'
import { contextOf } from '../http/context.ts'
import { typed } from '../http/fields.ts'
import { formResult, type Problem, problemsOf, seeOther } from '../http/forms.ts'
import { guestSide } from '../http/page.ts'
import { pageNumber } from '../http/page-number.ts'
import { readReading } from '../library/read.ts'
import { readGuestMatterHeading } from '../matters/read-heading.ts'
import { acknowledgeDocument } from '../shares/acknowledge.ts'
import { noteShown, readClosedMatters, readDocumentsPage, readGuestMatter, readGuestMatters } from './read.ts'
import { readGuestDocument, recordShownText } from './read-document.ts'

/** What clients and outside people see: their matters, and in each what is new, what is asked, and their documents. */
export const guestPages = (deps: Deps, reads: RecentReads) =>
  new Elysia({ prefix: '/portal' }).use(guestMatters(deps)).use(guestDocuments(deps, reads))

const guestMatters = (deps: Deps) =>
  new Elysia()
    .use(guestSide(deps))
    .get('/', ({ viewer, frame }) => {
      if (isFirstVisit(deps, viewer)) return seeOther(FIRST_VISIT)
      const matters = readGuestMatters(deps, viewer)
      const closed = readClosedMatters(deps, viewer)
      const [only, ...others] = [...matters, ...closed]
      if (only && others.length === 0) return seeOther(`/portal/matters/${only.id}`)
      const reading = readReading(deps, viewer)
      return <GuestMattersPage {...{ frame, matters, closed, reading }} />
    })
    .get(
      '/matters/:matterId',
      ({ viewer, frame, request, params, query }) => {
        const access = GuestAccess.enter(deps, viewer, params.matterId)
        const matter = readGuestMatterHeading(deps, access, viewer.language)
        const view = readGuestMatter(deps, access, frame.reader.format.compare)
        if (!contextOf(request).isUnattended) noteShown(deps, access, view)
        const thanks = query.done === 'copy'
        return <GuestMatterPage {...{ frame, matter, view, thanks, now: timestamp(deps.clock) }} />
      },
      { query: t.Object({ done: typed }) },
    )
    .get(
      '/matters/:matterId/documents',
      ({ viewer, frame, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
        const matter = readGuestMatterHeading(deps, access, viewer.language)
        const page = pageNumber(query.page)
        const view = readDocumentsPage(deps, access, { page, compare: frame.reader.format.compare })
        const maySend = access.may('documents:contribute')
        return <GuestDocumentsPage {...{ frame, matter, view, maySend, page, now: timestamp(deps.clock) }} />
      },
      { query: t.Object({ page: typed }) },
    )

const guestDocuments = (deps: Deps, reads: RecentReads) =>
  new Elysia()
    .use(guestSide(deps))
    .get(
      '/matters/:matterId/documents/:documentId',
      ({ viewer, frame, params, query }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
        const thanks = query.done === 'read'
        return documentPage({ deps, reads, frame, access }, params.documentId, { thanks })
      },
      { query: t.Object({ done: typed }) },
    )
    .post(
      '/matters/:matterId/documents/:documentId/acknowledgement',
      ({ viewer, frame, params, body }) => {
        const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
        const { documentId, matterId } = params
        return formResult(
          () => {
            acknowledgeDocument(deps, access, { documentId, versionId: body?.version ?? '' })
            return seeOther(`/portal/matters/${matterId}/documents/${documentId}?done=read`)
          },
          (problem) => documentPage({ deps, reads, frame, access }, documentId, { problem }),
        )
      },
      { body: t.Optional(t.Object({ version: typed })) },
    )

type Shown = { deps: Deps; reads: RecentReads; frame: Frame; access: GuestAccess<'documents:read'> }

/** A text stands in the page itself, so every way to it writes the reading down. */
async function documentPage(
  { deps, reads, frame, access }: Shown,
  documentId: string,
  { thanks = false, problem }: { thanks?: boolean; problem?: Problem },
): Promise<Html> {
  const view = await readGuestDocument(deps, access, documentId)
  const matter = readGuestMatterHeading(deps, access, access.viewer.language)
  recordShownText(deps, access, view, reads)
  const comments = readComments(deps, access, { kind: 'document', id: documentId })
  const problems = problemsOf(frame.reader, problem)
  return (
    <GuestDocumentPage {...{ frame, matter, view, thanks, problems, comments, now: timestamp(deps.clock) }} />
  )
}
