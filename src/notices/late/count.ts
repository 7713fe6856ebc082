import type { Deps } from '../../deps.ts'
import { firmToday } from '../../firm/today.ts'
import type { Person } from '../../people/queries.ts'
import { enterableMatters } from '../../scopes.ts'
import { ADMINISTRATOR } from '../../viewer.ts'
import { countLateThings } from './queries.ts'

/** How many things are late in the matters that somebody of the firm works on, and may know of. */
export function countLate(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  person: Pick<Person, 'id' | 'firmRole'>,
): number {
  const { id: personId, firmRole } = person
  if (firmRole === null) return 0
  const scope = enterableMatters(deps, { ...ADMINISTRATOR, personId, firmRole }, 'tasks')
  return countLateThings(deps.db, scope, firmToday(deps))
}
