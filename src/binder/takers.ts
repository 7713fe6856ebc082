import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import { listGuestReaders } from '../readers.ts'
import type { GuestViewer } from '../viewer.ts'

type Place = Pick<Deps, 'db' | 'vault' | 'clock'>

/** The clients and outside people who may read documents of the matter, and so have a binder of their own. */
export function listTakers(
  { db, vault, clock }: Place,
  { matterId }: StaffAccess<'documents:read'>,
): Person[] {
  const ids = listGuestReaders(db, 'documents', { matterId, now: timestamp(clock) })
  return [...listPersonsById(db, vault, ids).values()]
}

/** A guest as access.ts asks about them when they are not there themselves. `NotFound` for the firm's own people. */
export function guestViewer(
  { db, vault }: Place,
  { viewer: { from } }: StaffAccess<'documents:read'>,
  personId: string,
): GuestViewer {
  const { kind, language } = listPersonsById(db, vault, [personId]).get(personId) ?? { kind: 'staff' }
  if (kind === 'staff' || !language) throw new NotFound()
  const nobody = { passkeyId: '', sessionId: '', verifiedAt: '', firmRole: null }
  return { ...nobody, personId, kind, language, from }
}
