import { type EditMembers, requireFreshPasskey } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { requireLawyer } from '../matters/check.ts'
import { getMatter, updateResponsible } from '../matters/queries.ts'
import { findPerson, type Person } from '../people/queries.ts'
import { ROLE_TEMPLATES, whyFixed } from '../rights.ts'
import { isWalled } from '../walls/queries.ts'
import { checkGrant, type GrantForm } from './grant.ts'
import { joinMatter } from './join.ts'
import { deleteMembership, findMembership, type Membership, updateMembership } from './queries.ts'

/** Gives somebody a right in the matter. Throws `Invalid`, `PasskeyNeeded`. */
export function addMember(
  deps: Deps,
  access: EditMembers,
  personId: string | undefined,
  form: GrantForm,
): void {
  const person = requireActive(deps, personId)
  const grant = checkGrant(deps, access, person, form)
  requireFreshPasskey(deps, access.viewer)
  deps.db
    .transaction(() => {
      if (findMembership(deps.db, access, person.id))
        throw new Invalid((t) => t.members.problems.already(person.name), 'person')
      joinMatter(deps, access.viewer, { matterId: access.matterId, personId: person.id, ...grant })
    })
    .immediate()
  deps.wake()
}

/** Changes role, levels or days of a member. Throws `Invalid`, `NotFound`, `PasskeyNeeded`. */
export function changeMember(deps: Deps, access: EditMembers, personId: string, form: GrantForm): void {
  const { member, person } = getOtherMember(deps, access, personId)
  const grant = checkGrant(deps, access, person, form, member)
  requireFreshPasskey(deps, access.viewer)
  const { matterId, viewer } = access
  deps.db
    .transaction(() => {
      getOtherMember(deps, access, personId)
      updateMembership(deps.db, access, { personId, ...grant })
      const { role, endsAt } = grant
      appendEvent(deps, viewer, { kind: 'member.changed', matterId, personId, details: { role, endsAt } })
    })
    .immediate()
  deps.wake()
}

/** Ends a membership now. Throws `Invalid`, `NotFound`, `PasskeyNeeded`. */
export function removeMember(deps: Deps, access: EditMembers, personId: string): void {
  getOtherMember(deps, access, personId)
  requireFreshPasskey(deps, access.viewer)
  const { matterId, viewer } = access
  deps.db
    .transaction(() => {
      const { member } = getOtherMember(deps, access, personId)
      deleteMembership(deps.db, access, personId)
      appendEvent(deps, viewer, {
        kind: 'member.removed',
        matterId,
        personId,
        details: { role: member.role },
      })
    })
    .immediate()
  deps.wake()
}

/** Makes another lawyer answer for the matter; the one before stays in it as a lawyer. */
export function changeResponsible(deps: Deps, access: EditMembers, personId: string | undefined): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  const lawyer = requireLawyer(deps, personId, 'responsible')
  if (isWalled(db, access, lawyer.id))
    throw new Invalid((t) => t.members.problems.walled(lawyer.name), 'responsible')
  requireFreshPasskey(deps, viewer)
  db.transaction(() => {
    const before = getMatter(db, vault, access).responsibleId
    if (before === lawyer.id) return
    putRole(deps, access, before, 'lawyer')
    putRole(deps, access, lawyer.id, 'responsible-lawyer')
    updateResponsible(db, access, lawyer.id)
    const details = { fields: ['responsible'], formerResponsible: before }
    appendEvent(deps, viewer, { kind: 'matter.changed', matterId, personId: lawyer.id, details })
  }).immediate()
  deps.wake()
}

function putRole(
  deps: Deps,
  access: EditMembers,
  personId: string,
  role: 'lawyer' | 'responsible-lawyer',
): void {
  const { matterId, viewer } = access
  const member = findMembership(deps.db, access, personId)
  if (!member) {
    joinMatter(deps, viewer, { matterId, personId, role })
    return
  }
  const startsAt = [member.startsAt, timestamp(deps.clock)].sort()[0] ?? member.startsAt
  updateMembership(deps.db, access, { ...member, role, levels: ROLE_TEMPLATES[role], startsAt, endsAt: null })
  appendEvent(deps, viewer, { kind: 'member.changed', matterId, personId, details: { role, endsAt: null } })
}

export function requireActive({ db, vault }: Deps, personId: string | undefined): Person {
  const person = personId ? findPerson(db, vault, personId) : null
  if (person?.status !== 'active') throw new Invalid((t) => t.members.problems.person, 'person')
  return person
}

/** A member whose right may be changed, as `whyFixed` says. Throws `Invalid`, `NotFound`. */
export function getOtherMember(
  { db, vault }: Deps,
  access: EditMembers,
  personId: string,
): { member: Membership; person: Person } {
  const member = findMembership(db, access, personId)
  const person = member && findPerson(db, vault, personId)
  if (!person) throw new NotFound()
  const fixed = whyFixed(access.viewer, member)
  if (fixed === 'responsible') throw new Invalid((t) => t.members.problems.responsibleStays)
  if (fixed === 'oneself') throw new Invalid((t) => t.members.problems.oneself)
  return { member, person }
}
