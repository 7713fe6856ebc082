import { catalogues } from '../../../views/text/catalogue.ts'
import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { listPersonsById } from '../../people/queries.ts'
import { listAdditions, listUpdates, type Update } from '../../updates/queries.ts'
import { LANGUAGES } from '../../viewer.ts'
import type { Chapter } from './chapter.ts'

const ALL = { limit: -1, offset: 0 }

/** Every update and sign of life, what was added to it beside it. */
export function statusChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: MatterAccess<'status:read'>,
): Chapter {
  const own = listUpdates(db, vault, access, ALL)
  const added = listAdditions(
    db,
    vault,
    access,
    own.map(({ id }) => id),
  )
  const all = [...own, ...added].sort((a, b) => a.writtenAt.localeCompare(b.writtenAt))
  const writers = listPersonsById(
    db,
    vault,
    all.map(({ writtenBy }) => writtenBy),
  )
  return {
    name: 'status',
    entries: all.map((update) => ({
      at: update.writtenAt,
      who: writers.get(update.writtenBy)?.name ?? null,
      title: update.happened,
      text: whatIsNext(update),
      state: null,
    })),
  }
}

/** With what the portal itself says of a wait. */
function whatIsNext({ next, waitingOn }: Update): Update['next'] {
  if (!waitingOn) return next
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const waiting = catalogues[language].updates.waitingOn[waitingOn]
      return [language, [waiting, next[language]].filter(Boolean).join('\n')]
    }),
  )
}
