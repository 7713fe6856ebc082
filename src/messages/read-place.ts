import type { Deps } from '../deps.ts'
import { listMatterLabels } from '../matters/queries.ts'
import { enterableMatters } from '../scopes.ts'
import type { StaffViewer } from '../viewer.ts'
import { countThreadsOfFirm, listThreadsOfFirm } from './queries.ts'
import { describeThreads, type ListedThread, THREADS_ON_A_PAGE } from './read-list.ts'

export type FirmThread = ListedThread & { matter: { number: string; title: string } }
export type FirmThreads = { threads: FirmThread[]; size: number; total: number; unread: number }

/** Unread first. `mine`: only those that the viewer takes part in, and not all that they may read. */
export function readThreadsOfFirm(
  deps: Deps,
  viewer: StaffViewer,
  { page, mine }: { page: number; mine: boolean },
): FirmThreads {
  const { db, vault } = deps
  const scope = enterableMatters(deps, viewer, 'messages')
  const offset = (page - 1) * THREADS_ON_A_PAGE
  const rows = listThreadsOfFirm(db, vault, scope, { limit: THREADS_ON_A_PAGE, offset, mine })
  const labels = listMatterLabels(db, vault, [...new Set(rows.map(({ matterId }) => matterId))])
  const threads = describeThreads(deps, viewer.language, rows, new Set())
  return {
    ...countThreadsOfFirm(db, scope, mine),
    size: THREADS_ON_A_PAGE,
    threads: threads.map((thread) => ({
      ...thread,
      matter: labels.get(thread.matterId) ?? { number: '', title: '' },
    })),
  }
}
