import type { ContributeDocuments } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { requireDraft } from '../messages/attach.ts'
import { requireItemToFill, takeIntoItem } from '../requests/fill.ts'
import { takePage } from '../requests/pages/take.ts'
import { isUuid } from '../uuid.ts'
import { insertDocumentTarget } from './targets/queries.ts'

/**
 * What an upload is for, besides becoming a document of the matter: an item of a request, a photographed page of one, a
 * message that is not sent yet. `position` puts pages in order; any number that grows will do.
 */
export type Target = { kind: TargetKind; id: string; position: number | null }
export type TargetKind = (typeof TARGET_KINDS)[number]
const TARGET_KINDS = ['item', 'pages', 'draft'] as const

/** A file that has become a document. */
export type Arrived = { documentId: string; mediaType: string; target: Target }

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
