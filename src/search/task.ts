import type { Task } from '../background/tasks.ts'
import type { Search } from './search.ts'

/** What several events of one act change is read once. */
const GATHERED = 200

export function searchTask(search: Search): Task {
  return {
    name: 'search',
    pace: 'often',
    run: async () => {
      search.begin()
      await Bun.sleep(GATHERED)
      search.follow()
    },
  }
}
