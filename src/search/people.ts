import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { type ListedPerson, readPeople } from '../people/read-people.ts'
import type { StaffViewer } from '../viewer.ts'
import type { Question } from './find.ts'

/** The first by name of those whose name, address or number holds what was asked for. */
export type FoundPeople = { people: readonly ListedPerson[]; hasMore: boolean }

const SHOWN = 5
/** One letter is in almost every name. */
const SHORTEST = 2

export function findPeople(
  deps: Deps,
  viewer: StaffViewer,
  { q, group }: Question,
  compare: (a: string, b: string) => number,
): FoundPeople {
  if (q.length < SHORTEST || group || !FirmAccess.allows(viewer, 'people:read'))
    return { people: [], hasMore: false }
  const access = FirmAccess.open(viewer, 'people:read')
  const { people, total } = readPeople(
    deps,
    access,
    { search: q, page: 1, kind: null, status: null },
    compare,
  )
  return { people: people.slice(0, SHOWN), hasMore: total > SHOWN }
}
