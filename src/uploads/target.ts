import type { ContributeDocuments } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { requireDraft } from '../messages/attach.ts'
import { requireItemToFill, takeIntoItem } from '../requests/fill.ts'
import { takePage } from '../requests/pages/take.ts'
import { isUuid } from '../uuid.ts'
import { type Arrived, TARGET_KINDS, type Target, type TargetKind } from './arrived.ts'
import { insertDocumentTarget } from './targets/queries.ts'

type Taker = {
  /** Throws `NotFound` for what is not there for this viewer, `Invalid` for what takes nothing any more. */
  require(deps: Deps, access: ContributeDocuments, targetId: string): void
  /** Inside the transaction in which the upload becomes a document. It never throws because the target is gone meanwhile. */
  take(deps: Deps, access: ContributeDocuments, arrived: Arrived): void
}

/** Every kind of target has its line here. */
const TAKERS: Record<TargetKind, Taker> = {
  item: { require: requireItemToFill, take: takeIntoItem },
  pages: { require: requireItemToFill, take: takePage },
  draft: { require: requireDraft, take: insertDocumentTarget },
}

/** `item:<id>` as an upload announces it; null for nothing. Throws `NotFound`. */
export function readTarget(value: string | undefined, position?: string): Target | null {
  if (!value) return null
  const [name, id = '', ...rest] = value.split(':')
  const kind = TARGET_KINDS.find((one) => one === name)
  if (!kind || !isUuid(id) || rest.length > 0) throw new NotFound()
  return { kind, id, position: /^\d{1,15}$/.test(position ?? '') ? Number(position) : null }
}

export function requireTarget(deps: Deps, access: ContributeDocuments, { kind, id }: Target): void {
  TAKERS[kind].require(deps, access, id)
}

export function takeInto(deps: Deps, access: ContributeDocuments, arrived: Arrived): void {
  TAKERS[arrived.target.kind].take(deps, access, arrived)
}
