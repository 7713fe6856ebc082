import type { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { inLanguage } from '../written.ts'
import { findItem, NO_BACK, updateItemState } from './items/queries.ts'
import type { ItemState } from './vocabulary.ts'

export type Answering = GuestAccess<'tasks:contribute' | 'tasks:comment' | 'tasks:read'>

const LONGEST = 1000

/** "I do not have this", and why. Throws `Invalid` beside `reason`. */
export function lackItem(deps: Deps, access: Answering, itemId: string, reason: string): void {
  if (!reason) throw new Invalid((text) => text.requests.problems.noReason, 'reason')
  if (reason.length > LONGEST) throw new Invalid((text) => text.rules.tooLong(LONGEST), 'reason')
  const { matterId } = access
  const lack = deps.vault.matter(matterId).seal('request_items.lack', itemId, reason)
  answer(deps, access, itemId, { from: ['open', 'sent-back'], state: 'lacking', lack })
}

/** They have it after all. */
export function findItemAfterAll(deps: Deps, access: Answering, itemId: string): void {
  answer(deps, access, itemId, { from: ['lacking'], state: 'open', lack: null })
}

type Answer = {
  from: readonly ItemState[]
  state: 'lacking' | 'open'
  lack: Parameters<typeof updateItemState>[2]['lack']
}

function answer(deps: Deps, access: Answering, itemId: string, change: Answer): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const item = findItem(db, vault, access, itemId)
    if (!item) throw new NotFound()
    const by = { id: itemId, back: NO_BACK, personId: viewer.personId, at: timestamp(clock) }
    if (!updateItemState(db, access, { ...change, ...by }))
      throw new Invalid((text) => text.requests.problems.changed)
    const kind = change.state === 'lacking' ? 'request.item-lacking' : 'request.item-reopened'
    const details = { title: inLanguage(item.title, viewer.language) ?? '' }
    appendEvent(deps, viewer, { kind, matterId, subjectId: item.requestId, details })
  }).immediate()
  deps.wake()
}
