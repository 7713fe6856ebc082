import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { lastDayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { listOwnerIds, listPersonsById, type Person } from '../people/queries.ts'
import { listReaders } from '../readers.ts'
import {
  LEVELS,
  type Level,
  type Levels,
  type MatterRole,
  OFFERED_SECTIONS,
  ROLE_TEMPLATES,
  SECTIONS,
  type Section,
  whyFixed,
} from '../rights.ts'
import { listWalledPersons } from '../walls/queries.ts'
import { listMemberships, type Membership } from './queries.ts'

/** Sections by what may be done there, the highest level first. */
export type Rights = readonly { level: Level; sections: readonly Section[] }[]
export type Obstacle = 'walled' | 'disabled' | 'later' | 'ended'

export type MemberLine = {
  person: Pick<Person, 'id' | 'name' | 'kind' | 'firmRole'>
  /** Null for an owner of the firm who is no member. */
  role: MatterRole | null
  owner: boolean
  rights: Rights
  startsAt: string | null
  /** The last whole day, `YYYY-MM-DD` in the firm's zone. */
  lastDay: string | null
  /** Why somebody who was given a right sees nothing now; null for whoever sees the matter. */
  obstacle: Obstacle | null
  changeable: boolean
}

/**
 * Who can see this matter and why, then who was given a right that has no effect now. Whether somebody sees it is asked of
 * `readersOf`, which also decides whom to tell; this only explains it.
 */
export function readMembers(deps: Deps, access: StaffAccess<'members:read'>): MemberLine[] {
  const { db, vault } = deps
  const memberships = listMemberships(db, access)
  const owners = listOwnerIds(db)
  const ids = [...new Set([...memberships.map(({ personId }) => personId), ...owners])]
  const people = listPersonsById(db, vault, ids)
  const walled = listWalledPersons(db, access)
  const at = { matterId: access.matterId, now: timestamp(deps.clock) }
  const reading = SECTIONS.flatMap((section) => listReaders(db, section, at))
  const seeing = new Set(reading.map(({ personId }) => personId))
  const { timeZone } = getFirm(db, vault)
  const lines = ids.flatMap((id) => {
    const person = people.get(id)
    if (!person) return []
    const membership = memberships.find(({ personId }) => personId === id)
    const obstacle = seeing.has(id) ? null : obstacleOf(deps, person, walled, membership)
    const changeable = membership !== undefined && mayChange(access, membership)
    return [{ ...lineOf(person, membership, timeZone), obstacle, changeable }]
  })
  return lines.sort((a, b) => KIND_ORDER[a.person.kind] - KIND_ORDER[b.person.kind])
}

function mayChange(access: StaffAccess<'members:read'>, membership: Membership): boolean {
  return access.may('members:edit') && whyFixed(access.viewer, membership) === null
}

const KIND_ORDER = { staff: 0, client: 1, outside: 2 }

function lineOf(person: Person, membership: Membership | undefined, timeZone: string) {
  const owner = person.firmRole === 'owner'
  const levels = owner ? ROLE_TEMPLATES['responsible-lawyer'] : membership?.levels
  return {
    person,
    owner,
    role: membership?.role ?? null,
    rights: levels ? rightsOf(levels) : [],
    startsAt: membership?.startsAt ?? null,
    lastDay: membership?.endsAt ? lastDayOf(membership.endsAt, timeZone) : null,
  }
}

function obstacleOf(
  { clock }: Deps,
  { id, status }: Person,
  walled: ReadonlySet<string>,
  membership: Membership | undefined,
): Obstacle {
  if (walled.has(id)) return 'walled'
  if (status === 'disabled' || !membership) return 'disabled'
  return membership.startsAt > timestamp(clock) ? 'later' : 'ended'
}

function rightsOf(levels: Levels): Rights {
  return LEVELS.filter((level) => level !== 'none')
    .map((level) => ({ level, sections: OFFERED_SECTIONS.filter((section) => levels[section] === level) }))
    .filter(({ sections }) => sections.length > 0)
    .reverse()
}
