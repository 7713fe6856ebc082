import type { GuestAccess } from '../access.ts'
import { lastDayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { findPhase, type Phase } from '../phases.ts'
import { listAcknowledgements } from './people/queries.ts'
import { findClosing } from './queries.ts'

/** What stands over every staff page of a matter that closes. */
export type ClosingNote = { phase: Phase; closesAt: string; since: string; lastDay: string | null }

export function readClosingNote(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  matterId: string,
): ClosingNote | null {
  const closing = findClosing(deps.db, matterId)
  if (!closing) return null
  const { closesAt, endsAt, committedAt } = closing
  const { timeZone } = getFirm(deps.db, deps.vault)
  return {
    phase: findPhase(deps, matterId),
    closesAt,
    since: committedAt ?? endsAt,
    lastDay: endsAt > closesAt ? lastDayOf(endsAt, timeZone) : null,
  }
}

/** What a client or outside person reads about the closing of their matter. */
export type GuestClosing = ClosingNote & { acknowledgedAt: string | null }

export function readGuestClosing(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  { matterId, viewer }: GuestAccess,
): GuestClosing | null {
  const note = readClosingNote(deps, matterId)
  const closing = findClosing(deps.db, matterId)
  if (!note || !closing) return null
  const said = listAcknowledgements(deps.db, closing.id).find(({ personId }) => personId === viewer.personId)
  return { ...note, acknowledgedAt: said?.at ?? null }
}
