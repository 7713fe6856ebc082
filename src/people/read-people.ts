import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { type ContactPreference, listContactPreferences } from '../contact-preferences/queries.ts'
import type { Deps } from '../deps.ts'
import { listOpenEnrolments } from '../enrolments/queries.ts'
import { countPasskeys } from '../passkeys/queries.ts'
import { listSafeContacts, type SafeContact } from '../safe-contacts/queries.ts'
import { folded, searchFor } from '../written.ts'
import { listPersons, type Person, type PersonFilter } from './queries.ts'

/** `enrolmentUntil`: until when a link can be used; null when none is open. */
/** `safe`: they are a safe contact; null for everybody else. */
export type ListedPerson = Person & {
  passkeys: number
  enrolmentUntil: string | null
  safe: SafeContact | null
  contact: ContactPreference | null
}
export type PeopleQuery = PersonFilter & { search: string; page: number }
export type PeoplePage = { people: ListedPerson[]; total: number; size: number }

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock'>

const SIZE = 50

/** One page of people whose name, address or number holds what is searched for, by name. */
export function readPeople(
  deps: Workplace,
  _: FirmAccess<'people:read'>,
  { search, page, ...filter }: PeopleQuery,
  compare: (a: string, b: string) => number,
): PeoplePage {
  const found = listPersons(deps.db, deps.vault, filter)
    .filter(matching(search))
    .sort((a, b) => compare(a.name, b.name))
  const people = addStates(deps, found.slice((page - 1) * SIZE, page * SIZE))
  return { people, total: found.length, size: SIZE }
}

/** The same people, each with what tells whether they can come in. */
export function addStates({ db, vault, clock }: Workplace, people: readonly Person[]): ListedPerson[] {
  const personIds = people.map(({ id }) => id)
  const passkeys = countPasskeys(db, personIds)
  const enrolments = listOpenEnrolments(db, { personIds, now: timestamp(clock) })
  const safe = listSafeContacts(db, vault, personIds)
  const contacts = listContactPreferences(db, vault, personIds)
  return people.map((person) => ({
    ...person,
    passkeys: passkeys.get(person.id) ?? 0,
    enrolmentUntil: enrolments.get(person.id) ?? null,
    safe: safe.get(person.id) ?? null,
    contact: contacts.get(person.id) ?? null,
  }))
}

function matching(search: string): (person: Person) => boolean {
  const holds = searchFor(search)
  return ({ name, email, phone }) => holds(folded(`${name}\n${email}\n${phone ?? ''}`))
}
