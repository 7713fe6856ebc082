import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { listGuestMatters } from '../matters/guest-matters.ts'
import { findPerson } from '../people/queries.ts'
import { closedMatters } from '../scopes.ts'
import type { GuestViewer } from '../viewer.ts'
import { findNumberAndResponsible, listClosedNumbers } from './queries.ts'

/** Whom somebody asks for whom a matter is closed. `responsible`: null when they have left the firm. */
export type ClosedMatter = {
  number: string
  responsible: string | null
  phone: string | null
  /** Whether there is anything else to look at. */
  hasOthers: boolean
}

export function readClosedMatter(deps: Deps, viewer: GuestViewer, matterId: string): ClosedMatter {
  const { db, vault } = deps
  const { number = '', responsibleId = '' } = findNumberAndResponsible(db, matterId) ?? {}
  const person = findPerson(db, vault, responsibleId)
  const responsible = person?.status === 'active' ? person : null
  return {
    number,
    responsible: responsible?.name ?? null,
    phone: getFirm(db, vault).phone ?? responsible?.phone ?? null,
    hasOthers:
      listClosedNumbers(db, closedMatters(deps, viewer)).length > 1 ||
      listGuestMatters(deps, viewer).length > 0,
  }
}
