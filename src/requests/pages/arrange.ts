import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { sumMatterBytes } from '../../uploads/queries.ts'
import { overQuota } from '../../uploads/refusals.ts'
import type { Answering } from '../answer.ts'
import { noteSent, requireItemToFill } from '../fill.ts'
import { deletePage, insertPageSet, listOwnPages, type OwnPage, updatePagePosition } from './queries.ts'

const MOST_PAGES = 100
/** What a PDF has besides its pages, in octets for each. */
const AROUND = 4096

/** "These are all pages": they wait to be made into one document, and the firm hears that the item was sent. */
export function completePages(deps: Deps, access: Answering, itemId: string): void {
  const { db, clock } = deps
  const sending = access.narrowed('documents:contribute')
  if (!sending) throw new NotFound()
  requireItemToFill(deps, sending, itemId)
  db.transaction(() => {
    const pages = listOwnPages(db, access, itemId)
    if (pages.length === 0) throw new Invalid((text) => text.requests.problems.noPages)
    if (pages.length > MOST_PAGES) throw new Invalid((text) => text.requests.problems.tooManyPages)
    const size = pages.reduce((sum, { byteSize }) => sum + byteSize + AROUND, 0)
    if (sumMatterBytes(db, sending) + size > deps.config.upload.matterQuotaBytes) throw overQuota()
    insertPageSet(db, access, { id: Bun.randomUUIDv7(), itemId, at: timestamp(clock) })
    noteSent(deps, sending, itemId)
  }).immediate()
  deps.wake()
}

/** One place further to the front. */
export function movePageEarlier(deps: Deps, access: Answering, itemId: string, documentId: string): void {
  const { db } = deps
  db.transaction(() => {
    const pages = listOwnPages(db, access, itemId)
    const at = pages.findIndex((page) => page.documentId === documentId)
    const [page, before] = [pages[at], pages[at - 1]]
    if (!page) throw new NotFound()
    if (!before) return
    for (const [position, one] of swap(pages, at).entries())
      updatePagePosition(db, access, { ...one, position })
  }).immediate()
}

function swap(pages: readonly OwnPage[], at: number): { documentId: string }[] {
  const order = pages.map(({ documentId }) => ({ documentId }))
  order.splice(at - 1, 2, ...order.slice(at - 1, at + 1).reverse())
  return order
}

export function leavePageOut(deps: Deps, access: Answering, documentId: string): void {
  if (!deletePage(deps.db, access, documentId)) throw new NotFound()
}
