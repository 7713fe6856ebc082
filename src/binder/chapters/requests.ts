import { catalogues } from '../../../views/text/catalogue.ts'
import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { listItems } from '../../requests/items/queries.ts'
import { listRequests } from '../../requests/queries.ts'
import { below, type Chapter, saidInBoth } from './chapter.ts'

/** Every document that was asked for, and how far each got. */
export function requestsChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: MatterAccess<'tasks:read'>,
): Chapter {
  const toClient = access.viewer.kind !== 'staff'
  const items = listItems(db, vault, access).sort((a, b) => a.askedAt.localeCompare(b.askedAt))
  const requests = new Map(listRequests(db, vault, access).map((request) => [request.id, request]))
  return {
    name: 'requests',
    entries: items.map(({ requestId, askedAt, title, explanation, example, back, state }) => ({
      ...{ at: askedAt, who: null, title },
      text: below(requests.get(requestId)?.title ?? {}, explanation, example, back),
      state: saidInBoth((language) => {
        const words = catalogues[language].requests
        return toClient ? words.guest.state[state] : words.state[state]
      }),
    })),
  }
}
