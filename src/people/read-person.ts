import { FirmAccess, TO_MANAGE } from '../access.ts'
import { timestamp } from '../clock.ts'
import { type ContactPreference, listContactPreferences } from '../contact-preferences/queries.ts'
import type { Deps } from '../deps.ts'
import { findOpenEnrolment } from '../enrolments/queries.ts'
import { listMatterLabels } from '../matters/queries.ts'
import { listMembershipsOf, type MembershipOf } from '../members/queries.ts'
import { listPasskeys } from '../passkeys/queries.ts'
import { findSafeContact, type SafeContact } from '../safe-contacts/queries.ts'
import { enterableMatters } from '../scopes.ts'
import { listSessions } from '../sessions/queries.ts'
import { sessionLimits } from '../sessions/session.ts'
import type { StaffViewer } from '../viewer.ts'
import { isBeyondWall } from './beyond-wall.ts'
import { getPersonNamed, listPersonsByEmail, type Person } from './queries.ts'

export type PersonOverview = {
  person: Person
  now: string
  mayManage: boolean
  /** A wall stands between: the viewer can neither invite this person nor change their address. */
  beyondWall: boolean
  passkeys: number
  sessions: number
  lastSeenAt: string | null
  enrolmentUntil: string | null
  /** Others who get mail at the same address. */
  sharing: { id: string; name: string }[]
  memberships: (MembershipOf & { number: string; title: string })[]
  safe: SafeContact | null
  contact: ContactPreference | null
}

/** What staff see of somebody. Matters that the viewer may not enter are not in it. */
export function readPerson(
  deps: Deps,
  { viewer }: FirmAccess<'people:read'>,
  personId: string,
): PersonOverview {
  const { db, vault, clock } = deps
  const person = getPersonNamed(db, vault, personId)
  const now = timestamp(clock)
  const beyondWall = isBeyondWall(db, viewer, personId)
  const sessions = listSessions(db, vault, { personId, ...sessionLimits(deps) })
  return {
    person,
    now,
    beyondWall,
    mayManage: FirmAccess.allows(viewer, TO_MANAGE[person.kind]),
    passkeys: listPasskeys(db, vault, personId).length,
    sessions: sessions.length,
    lastSeenAt: sessions[0]?.lastSeenAt ?? null,
    enrolmentUntil: findOpenEnrolment(db, { personId, now })?.expiresAt ?? null,
    sharing: listPersonsByEmail(db, vault, vault.emailIndex(person.email)).filter(
      ({ id }) => id !== personId,
    ),
    memberships: membershipsOf(deps, viewer, personId),
    safe: beyondWall ? null : findSafeContact(db, vault, personId),
    contact: beyondWall ? null : (listContactPreferences(db, vault, [personId]).get(personId) ?? null),
  }
}

function membershipsOf(deps: Deps, viewer: StaffViewer, personId: string): PersonOverview['memberships'] {
  const { db, vault } = deps
  const memberships = listMembershipsOf(db, enterableMatters(deps, viewer), personId)
  const labels = listMatterLabels(
    db,
    vault,
    memberships.map(({ matterId }) => matterId),
  )
  return memberships.flatMap((membership) => {
    const label = labels.get(membership.matterId)
    return label ? [{ ...membership, number: label.number, title: label.title }] : []
  })
}
