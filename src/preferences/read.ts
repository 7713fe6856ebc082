import type { Deps } from '../deps.ts'
import { listGuestMatters } from '../matters/guest-matters.ts'
import { listMatterLabels } from '../matters/queries.ts'
import { listMembershipsOf } from '../members/queries.ts'
import { enterableMatters } from '../scopes.ts'
import type { Viewer } from '../viewer.ts'
import type { Preference } from './preference.ts'
import { getPreference, listMutedMatters } from './queries.ts'

/** `title`: as its reader knows the matter. */
export type OwnMatter = { id: string; number: string; title: string; isMuted: boolean }
export type TellingView = { preference: Preference; matters: OwnMatter[] }

/** How somebody is told, and the matters of which they can be told nothing. */
export function readTelling(deps: Deps, viewer: Viewer): TellingView {
  const muted = new Set(listMutedMatters(deps.db, viewer.personId))
  return {
    preference: getPreference(deps.db, { id: viewer.personId, kind: viewer.kind }),
    matters: listOwnMatters(deps, viewer).map((matter) => ({ ...matter, isMuted: muted.has(matter.id) })),
  }
}

/** The matters that somebody is told of: those they are in, and an owner no others. */
export function listOwnMatters(deps: Deps, viewer: Viewer): { id: string; number: string; title: string }[] {
  if (viewer.kind !== 'staff')
    return listGuestMatters(deps, viewer).map(({ id, number, title }) => ({ id, number, title }))
  const memberships = listMembershipsOf(deps.db, enterableMatters(deps, viewer), viewer.personId)
  const ids = memberships.map(({ matterId }) => matterId)
  const labels = listMatterLabels(deps.db, deps.vault, ids)
  return ids.flatMap((id) => labels.get(id) ?? [])
}
