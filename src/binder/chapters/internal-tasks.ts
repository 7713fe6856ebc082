import { catalogues } from '../../../views/text/catalogue.ts'
import type { StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { listPersonsById } from '../../people/queries.ts'
import { listInternalTasks } from '../../tasks/internal/queries.ts'
import { type Chapter, saidInBoth } from './chapter.ts'

/** For the firm's own copy only. */
export function internalTasksChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: StaffAccess<'tasks:read'>,
): Chapter {
  const tasks = listInternalTasks(db, vault, access).sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const authors = listPersonsById(
    db,
    vault,
    tasks.map(({ createdBy }) => createdBy),
  )
  return {
    name: 'internalTasks',
    entries: tasks.map(({ createdAt, createdBy, title, howTo, doneAt }) => ({
      ...{ at: createdAt, who: authors.get(createdBy)?.name ?? null, title, text: howTo },
      state: saidInBoth((language) => catalogues[language].tasks.state[doneAt ? 'done' : 'open']),
    })),
  }
}
