import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { listOpenEnrolments } from '../enrolments/queries.ts'
import { countPasskeys } from '../passkeys/queries.ts'
import { listPersons, type Person, type PersonFilter } from './queries.ts'

/** `enrolmentUntil`: until when a link can be used; null when none is open. */
export type ListedPerson = Person & { passkeys: number; enrolmentUntil: string | null }
export type PeopleQuery = PersonFilter & { search: string; page: number }
export type PeoplePage = { people: ListedPerson[]; total: number; size: number }

const SIZE = 50

/** One page of people whose name, address or number holds what is searched for, by name. */
export function listPeople(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  { search, page, ...filter }: PeopleQuery,
  compare: (a: string, b: string) => number,
): PeoplePage {
  const { db, vault, clock } = deps
  const found = listPersons(db, vault, filter)
    .filter(matching(search))
    .sort((a, b) => compare(a.name, b.name))
  const people = found.slice((page - 1) * SIZE, page * SIZE)
  const personIds = people.map(({ id }) => id)
  const passkeys = countPasskeys(db, personIds)
  const enrolments = listOpenEnrolments(db, { personIds, now: timestamp(clock) })
  return {
    people: people.map((person) => ({
      ...person,
      passkeys: passkeys.get(person.id) ?? 0,
      enrolmentUntil: enrolments.get(person.id) ?? null,
    })),
    total: found.length,
    size: SIZE,
  }
}

function matching(search: string): (person: Person) => boolean {
  const wanted = folded(search).split(/\s+/).filter(Boolean)
  return ({ name, email, phone }) => {
    const text = folded(`${name} ${email} ${phone ?? ''}`)
    return wanted.every((word) => text.includes(word))
  }
}

/** "Émilie" is found by "emilie". */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
