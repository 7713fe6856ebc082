import type { FirmAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listMemberships } from '../members/queries.ts'
import { listActivePersons, listPersonsById } from '../people/queries.ts'
import { listWalledPersons, listWalls } from './queries.ts'

export function readWalls(
  { db, vault }: Deps,
  access: StaffAccess<'members:read'>,
  manager: FirmAccess<'walls:manage'>,
) {
  const walls = listWalls(db, vault, access, manager)
  const people = listPersonsById(
    db,
    vault,
    walls.flatMap(({ personId, createdBy }) => [personId, createdBy]),
  )
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return walls.map((wall) => ({ ...wall, name: nameOf(wall.personId), by: nameOf(wall.createdBy) }))
}

/** Whom a wall could shut out: everybody of the firm and every member, without those behind a wall already. */
export function readWallable(
  { db, vault }: Deps,
  access: StaffAccess<'members:read'>,
): { id: string; name: string }[] {
  const walled = listWalledPersons(db, access)
  const members = listPersonsById(
    db,
    vault,
    listMemberships(db, access).map(({ personId }) => personId),
  )
  const people = new Map(listActivePersons(db, vault, ['staff']).map((person) => [person.id, person]))
  for (const person of members.values()) if (person.status === 'active') people.set(person.id, person)
  return [...people.values()]
    .filter(({ id }) => !walled.has(id))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
    .map(({ id, name }) => ({ id, name }))
}
