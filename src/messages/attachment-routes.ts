import { Elysia } from 'elysia'
import { type ContributeMessages, GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { formText } from '../http/fields.ts'
import { seeOther } from '../http/forms.ts'
import { anySide, guestViewer, staffViewer } from '../http/page.ts'
import { attachDocuments, detachDocuments } from './attach.ts'
import { findDraftPlace } from './attachments/queries.ts'

/** What goes with a message that is being written: the same for the firm and for guests, who choose no documents. */
export const messageAttachments = (deps: Deps) =>
  new Elysia().use(attachmentsOf(deps, staffTree(deps))).use(attachmentsOf(deps, guestTree(deps)))

type Tree = { side: 'firm' | 'portal'; open(request: Request, matterId: string): ContributeMessages }

const staffTree = (deps: Deps): Tree => ({
  side: 'firm',
  open: (request, id) => StaffAccess.open(deps, staffViewer(request), id, 'messages:contribute'),
})

const guestTree = (deps: Deps): Tree => ({
  side: 'portal',
  open: (request, id) => GuestAccess.open(deps, guestViewer(request), id, 'messages:contribute'),
})

type Page = {
  request: Request
  params: { matterId: string; threadId?: string }
  body: string | null | undefined
}

function attachmentsOf(deps: Deps, { side, open }: Tree) {
  const base = (matterId: string) => `/${side}/matters/${matterId}/messages`
  const back = (matterId: string, threadId: string | null) =>
    seeOther(`${base(matterId)}/${threadId ?? 'new'}?attach=yes#attach`)
  const change = (work: typeof attachDocuments) => {
    return ({ request, params: { matterId, threadId: thread }, body }: Page) => {
      const threadId = thread ?? null
      const documentIds = new URLSearchParams(body ?? '').getAll('document')
      work(deps, open(request, matterId), { threadId, documentIds })
      return back(matterId, threadId)
    }
  }
  return new Elysia({ prefix: `/${side}/matters/:matterId/messages` })
    .use(anySide(deps))
    .post('/draft/attachments', (page) => change(attachDocuments)(page), formText)
    .post('/draft/attachments/removal', (page) => change(detachDocuments)(page), formText)
    .post('/:threadId/draft/attachments', (page) => change(attachDocuments)(page), formText)
    .post('/:threadId/draft/attachments/removal', (page) => change(detachDocuments)(page), formText)
    .get('/drafts/:draftId', ({ request, params: { matterId, draftId } }) => {
      const place = findDraftPlace(deps.db, open(request, matterId), draftId)
      if (!place) throw new NotFound()
      return back(matterId, place.threadId)
    })
}
