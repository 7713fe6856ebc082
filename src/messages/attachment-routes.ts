import { Elysia } from 'elysia'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { formText } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { attachDocuments, detachDocuments } from './attach.ts'
import { findDraftPlace } from './attachments/queries.ts'
import { firmSide, portalSide, type Side } from './sides.tsx'

/** What goes with a message that is being written: the same for the firm and for guests, who choose no documents. */
export const messageAttachments = (deps: Deps) =>
  new Elysia().use(attachmentsOf(deps, firmSide(deps))).use(attachmentsOf(deps, portalSide(deps)))

type Page = {
  request: Request
  params: { matterId: string; threadId?: string }
  body: string | null | undefined
}

function attachmentsOf(deps: Deps, { root, open }: Side) {
  const opened = (request: Request, matterId: string) => open(request, matterId, 'messages:contribute').access
  const base = (matterId: string) => `${root}/matters/${matterId}/messages`
  const back = (matterId: string, threadId: string | null) =>
    seeOther(`${base(matterId)}/${threadId ?? 'new'}?attach=yes#attach`)
  const change = (work: typeof attachDocuments) => {
    return ({ request, params: { matterId, threadId: thread }, body }: Page) => {
      const threadId = thread ?? null
      const documentIds = new URLSearchParams(body ?? '').getAll('document')
      work(deps, opened(request, matterId), { threadId, documentIds })
      return back(matterId, threadId)
    }
  }
  return new Elysia({ prefix: `${root}/matters/:matterId/messages` })
    .post('/draft/attachments', (page) => change(attachDocuments)(page), formText)
    .post('/draft/attachments/removal', (page) => change(detachDocuments)(page), formText)
    .post('/:threadId/draft/attachments', (page) => change(attachDocuments)(page), formText)
    .post('/:threadId/draft/attachments/removal', (page) => change(detachDocuments)(page), formText)
    .get('/drafts/:draftId', ({ request, params: { matterId, draftId } }) => {
      const place = findDraftPlace(deps.db, opened(request, matterId), draftId)
      if (!place) throw new NotFound()
      return back(matterId, place.threadId)
    })
}
