import type { MatterAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import type { WritingLanguages } from '../languages/needed.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import { listGuestReaders, listStaffReaders } from '../readers.ts'
import { LANGUAGES } from '../viewer.ts'
import { listParticipants, type Thread } from './queries.ts'

type Read = MatterAccess<'messages:read'>
export type TakingPart = Pick<Person, 'id' | 'name' | 'kind' | 'language'>

/** Those whom a thread may be between: who may read messages of the matter now. */
export function possibleParticipants({ db, vault, clock }: Deps, { matterId }: Read) {
  const where = { matterId, now: timestamp(clock) }
  const [guestIds, staffIds] = [
    listGuestReaders(db, 'messages', where),
    listStaffReaders(db, 'messages', where),
  ]
  const persons = listPersonsById(db, vault, [...guestIds, ...staffIds])
  const named = (ids: string[]): TakingPart[] => ids.flatMap((id) => persons.get(id) ?? [])
  return { guests: named(guestIds), staff: named(staffIds) }
}
export type Possible = ReturnType<typeof possibleParticipants>

/** The clients and the team; co-counsel and other outside people only where somebody says so. */
export function usualParticipants({ guests, staff }: Possible): string[] {
  return [...guests.filter(({ kind }) => kind === 'client'), ...staff].map(({ id }) => id)
}

/** Those who take part in a thread and may read it now. */
export function participantsOf({ db, vault, clock }: Deps, thread: Thread): TakingPart[] {
  const ids = listParticipants(db, thread, thread.id, timestamp(clock)).map(({ personId }) => personId)
  const persons = listPersonsById(db, vault, ids)
  return ids.flatMap((id) => persons.get(id) ?? [])
}

/** A client writes to the team: whom else of the matter they know is not for the portal to tell. */
export function chosenParticipants(deps: Deps, access: Read, chosen: readonly string[]): TakingPart[] {
  const { viewer } = access
  const { guests, staff } = possibleParticipants(deps, access)
  if (viewer.kind !== 'staff') return [...guests.filter(({ id }) => id === viewer.personId), ...staff]
  const known = new Map([...guests, ...staff].map((person) => [person.id, person]))
  if (!chosen.every((id) => known.has(id) || id === viewer.personId))
    throw new Invalid((text) => text.messages.notAReader, 'person')
  const people = chosen.flatMap((id) => known.get(id) ?? [])
  if (!people.some(({ kind }) => kind !== 'staff'))
    throw new Invalid((text) => text.messages.noGuest, 'person')
  return people
}

/** In which languages the firm writes to these people. */
export function languagesFor({ db, vault }: Deps, people: readonly TakingPart[]): WritingLanguages {
  const read = people.filter(({ kind }) => kind !== 'staff').map(({ language }) => language)
  const used = new Set([...getFirm(db, vault).languages, ...read])
  return {
    needed: LANGUAGES.filter((language) => read.includes(language)),
    offered: LANGUAGES.filter((language) => used.has(language)),
  }
}
