import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import type { EventKind } from '../events/kinds.ts'
import { requireShort } from '../languages/form.ts'
import { requireTexts, type Texts, writingLanguages } from '../languages/needed.ts'
import { sealTexts } from '../languages/sealed-texts.ts'
import { listDocumentsOfTargets } from '../uploads/targets/queries.ts'
import { inLanguage } from '../written.ts'
import { findItem, NO_BACK, type RequestItem, updateItemState } from './items/queries.ts'
import type { ItemState } from './vocabulary.ts'

export type Edit = StaffAccess<'tasks:edit' | 'tasks:contribute' | 'tasks:comment' | 'tasks:read'>

/** What the firm makes of an item. */
export type Verdict =
  | { kind: 'accept' }
  | { kind: 'excuse' }
  | { kind: 'reopen' }
  | { kind: 'send-back'; reason: Texts }

const LONGEST_REASON = 1000

type Rule = { from: readonly ItemState[]; to: ItemState; event: EventKind & `request.item-${string}` }
const RULES: Record<Verdict['kind'], Rule> = {
  accept: { from: ['open', 'sent-back', 'sent', 'lacking'], to: 'accepted', event: 'request.item-accepted' },
  excuse: { from: ['open', 'sent-back', 'sent', 'lacking'], to: 'excused', event: 'request.item-excused' },
  'send-back': { from: ['sent', 'lacking'], to: 'sent-back', event: 'request.item-sent-back' },
  reopen: { from: ['accepted', 'excused'], to: 'open', event: 'request.item-reopened' },
}

/**
 * Accepts an item, sends it back with a reason in the language of each reader, asks for it no longer, or asks again. Throws
 * `NotFound`, and `Invalid` where somebody was faster, or beside `reason-…`. Returns the id of its request.
 */
export function reviewItem(deps: Deps, access: Edit, itemId: string, verdict: Verdict): string {
  const reason = verdict.kind === 'send-back' ? checkReason(deps, access, verdict.reason) : null
  const requestId = deps.db
    .transaction(() => {
      const item = findItem(deps.db, deps.vault, access, itemId)
      if (!item) throw new NotFound()
      settle(deps, access, item, { ...RULES[verdict.kind], reason })
      return item.requestId
    })
    .immediate()
  deps.wake()
  return requestId
}

function settle(
  deps: Deps,
  access: Edit,
  { id, state: before, title, requestId }: RequestItem,
  { from, to, event, reason }: Rule & { reason: Texts | null },
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const state = to === 'open' && hasFiles(deps, access, id) ? 'sent' : to
  if (before === state && !reason) return // pressed twice
  const isChanged = updateItemState(db, access, {
    ...{ id, from, state, lack: null, personId: viewer.personId, at: timestamp(clock) },
    back: reason ? sealTexts(vault.matter(matterId), ['request_items', 'back'], id, reason) : NO_BACK,
  })
  if (!isChanged) throw new Invalid((text) => text.requests.problems.changed)
  const details = { title: inLanguage(title, viewer.language) ?? '' }
  appendEvent(deps, viewer, { kind: event, matterId, subjectId: requestId, details })
}

export function requestOfItem({ db, vault }: Deps, access: Edit, itemId: string): string {
  const item = findItem(db, vault, access, itemId)
  if (!item) throw new NotFound()
  return item.requestId
}

function checkReason(deps: Deps, access: Edit, reason: Texts): Texts {
  requireShort(reason, LONGEST_REASON, 'reason')
  requireTexts(writingLanguages(deps, access, 'tasks'), reason, 'reason')
  return reason
}

function hasFiles({ db }: Deps, access: Edit, itemId: string): boolean {
  return listDocumentsOfTargets(db, access, { kind: 'item', targetIds: [itemId] }).length > 0
}
