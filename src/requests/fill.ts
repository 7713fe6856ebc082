import { type ContributeDocuments, narrowedTo } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { Arrived } from '../uploads/arrived.ts'
import { insertDocumentTarget } from '../uploads/targets/queries.ts'
import { inLanguage } from '../written.ts'
import { findItem, NO_BACK, updateItemState } from './items/queries.ts'
import { waitsFor } from './vocabulary.ts'

/** An item that still takes files. Throws `NotFound`, or `Invalid` when the firm wants nothing more for it. */
export function requireItemToFill({ db, vault }: Deps, access: ContributeDocuments, itemId: string): void {
  const asking = narrowedTo(access, 'tasks:contribute')
  const item = asking && findItem(db, vault, asking, itemId)
  if (!item) throw new NotFound()
  if (waitsFor(item.state) === 'nobody') throw new Invalid((text) => text.requests.problems.settled)
}

/** A file came for an item. Whatever became of the item meanwhile, the document stays with it. */
export function takeIntoItem(deps: Deps, access: ContributeDocuments, arrived: Arrived): void {
  insertDocumentTarget(deps, access, arrived)
  noteSent(deps, access, arrived.target.id)
}

/** Inside the caller's transaction: the item waits for the firm now, and the firm hears of it once. */
export function noteSent(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  access: ContributeDocuments,
  itemId: string,
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const asking = narrowedTo(access, 'tasks:contribute')
  const item = asking && findItem(db, vault, asking, itemId)
  if (!item) return
  const change = { id: itemId, state: 'sent', lack: null, back: NO_BACK } as const
  const by = { personId: viewer.personId, at: timestamp(clock) }
  if (!updateItemState(db, asking, { ...change, ...by, from: ['open', 'sent-back', 'lacking'] })) return
  const details = { title: inLanguage(item.title, viewer.language) ?? '' }
  appendEvent(deps, viewer, { kind: 'request.item-sent', matterId, subjectId: item.requestId, details })
}
