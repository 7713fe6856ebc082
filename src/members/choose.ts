import { mayGive, type StaffAccess } from '../access.ts'
import { DAY, timestampIn } from '../clock.ts'
import { dayOf, lastDayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { oneOf } from '../one-of.ts'
import { listActivePersons, type Person } from '../people/queries.ts'
import { highestLevel, LEVELS, type MatterRole, OFFERED_SECTIONS, ROLE_TEMPLATES } from '../rights.ts'
import { folded, searchFor } from '../written.ts'
import { type GrantForm, rolesFor } from './grant.ts'
import { listMemberships, type Membership } from './queries.ts'

const FOUND_AT_MOST = 30

/** People who could join, by name or address; members are shown as such. */
export function findPeople(
  { db, vault }: Deps,
  access: StaffAccess<'members:edit' | 'members:read'>,
  query: string,
) {
  const members = new Set(listMemberships(db, access).map(({ personId }) => personId))
  const holds = searchFor(query)
  return listActivePersons(db, vault, ['staff', 'client', 'outside'])
    .filter(({ name, email }) => holds(folded(`${name}\n${email}`)))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    .slice(0, FOUND_AT_MOST)
    .map(({ id, name, email, kind }) => ({ id, name, email, kind, member: members.has(id) }))
}

/** What the form offers for a person: only what the viewer may give them. */
export function grantChoices(access: StaffAccess<'members:edit'>, person: Person) {
  const { kind } = person
  return {
    roles: rolesFor(person),
    sections: OFFERED_SECTIONS.filter((section) => highestLevel(kind, section) !== 'none').map((section) => ({
      section,
      levels: LEVELS.filter((level) => mayGive(access, kind, section, level)),
    })),
    outside: kind === 'outside',
    guest: kind !== 'staff',
  }
}

const USUAL_DAYS_OUTSIDE = 30

/** What a form begins with: the usual levels of `role`, or of the first that fits. */
export function usualGrant({ db, vault, clock }: Deps, person: Person, role?: string): GrantForm {
  const chosen = oneOf(rolesFor(person), role) ?? rolesFor(person)[0]
  const { timeZone } = getFirm(db, vault)
  const end =
    person.kind === 'outside' ? dayOf(timestampIn(clock, USUAL_DAYS_OUTSIDE * DAY), timeZone) : undefined
  return { role: chosen, ...(chosen && ROLE_TEMPLATES[chosen]), end }
}

/** What the form of a member begins with; with `role`, the usual levels of another role. */
export function presentGrant({ db, vault }: Deps, member: Membership, role?: MatterRole | null): GrantForm {
  const { timeZone } = getFirm(db, vault)
  return {
    role: role ?? member.role,
    ...(role ? ROLE_TEMPLATES[role] : member.levels),
    start: dayOf(member.startsAt, timeZone),
    end: member.endsAt ? lastDayOf(member.endsAt, timeZone) : undefined,
  }
}
