import type { GuestAccess, MatterAccess, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import { listPersonsById } from '../people/queries.ts'
import type { MatterRole } from '../rights.ts'
import { listTeam, type TeamMember } from './queries.ts'

type StaffRole = Extract<MatterRole, 'responsible-lawyer' | 'lawyer' | 'assistant' | 'bookkeeper'>
export type TeamPerson = {
  id: string
  name: string
  role: StaffRole
  sentence: Words | null
  phone: string | null
}
export type Team = { people: readonly TeamPerson[]; firmPhone: string | null }

/** Until somebody chose, those who deal with clients. */
const SHOWN_AT_FIRST: ReadonlySet<MatterRole> = new Set(['responsible-lawyer', 'lawyer', 'assistant'])

function isShown({ isShown: chosen, role }: TeamMember): boolean {
  return chosen ?? SHOWN_AT_FIRST.has(role)
}

/** Whom a client sees as the team of their matter. */
export function readTeam(deps: Deps, access: GuestAccess<'status:read'>): Team {
  const { db, vault } = deps
  const members = listTeam(db, vault, access, timestamp(deps.clock)).filter(isShown)
  const { firmPhone, personOf } = lookUp(deps, members)
  return {
    firmPhone,
    people: members.flatMap((member) => {
      const person = personOf(member.personId)
      return person ? [{ ...person, ...worded(member, access) }] : []
    }),
  }
}

/** One of the firm's people with what staff chose about them. */
export type TeamLine = Omit<TeamPerson, 'sentence'> & { isShown: boolean; sentence: TeamMember['sentence'] }

export function readTeamLines(deps: Deps, access: StaffAccess<'status:read'>): TeamLine[] {
  const members = listTeam(deps.db, deps.vault, access, timestamp(deps.clock))
  const { personOf } = lookUp(deps, members)
  return members.flatMap((member) => {
    const person = personOf(member.personId)
    return person
      ? [{ ...person, role: staffRole(member), isShown: isShown(member), sentence: member.sentence }]
      : []
  })
}

function lookUp({ db, vault }: Deps, members: readonly TeamMember[]) {
  const people = listPersonsById(
    db,
    vault,
    members.map(({ personId }) => personId),
  )
  return {
    firmPhone: getFirm(db, vault).phone,
    personOf: (id: string) => {
      const person = people.get(id)
      return person && { id, name: person.name, phone: person.phone }
    },
  }
}

function worded(member: TeamMember, { viewer }: MatterAccess) {
  return { role: staffRole(member), sentence: wordsFor(member.sentence, viewer.language) }
}

/** Only people of the firm are listed, and no other roles fit them. */
function staffRole({ role }: TeamMember): StaffRole {
  return role === 'client' || role === 'co-counsel' || role === 'third-party' ? 'assistant' : role
}
