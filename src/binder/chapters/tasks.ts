import { catalogues } from '../../../views/text/catalogue.ts'
import { GuestAccess, type StaffAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { listGuestTasks, listTasks } from '../../tasks/queries.ts'
import { below, type Chapter, saidInBoth } from './chapter.ts'

/** What clients were asked to do. */
export function tasksChapter(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  access: StaffAccess<'tasks:read'> | GuestAccess<'tasks:read'>,
): Chapter {
  const tasks =
    access instanceof GuestAccess ? listGuestTasks(db, vault, access) : listTasks(db, vault, access)
  return {
    name: 'tasks',
    entries: tasks
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt))
      .map(({ createdAt, title, howTo, back, state }) => ({
        ...{ at: createdAt, who: null, title, text: below(howTo, back) },
        state: saidInBoth((language) => catalogues[language].tasks.state[state]),
      })),
  }
}
