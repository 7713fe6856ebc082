import { benchBackup } from './backup.ts'
import { benchBinder } from './binder.ts'
import { benchClientPage } from './client-page.ts'
import { buildUnsealed } from './comparison.ts'
import { benchDigests } from './digests.ts'
import { benchKeyring } from './keyring.ts'
import { benchLive } from './live.ts'
import { benchMemory, benchRange } from './memory.ts'
import { benchMatterList, benchMatterPage } from './pages.ts'
import { benchSearch } from './search.ts'
import { benchStart } from './start.ts'
import { benchTransfers } from './transfers.ts'
import { makeWorld, type World } from './world.ts'

const figures: Record<string, (world: World) => Promise<void>> = {
  start: benchStart,
  page: benchMatterPage,
  transfers: (world) => withWorld(async (other) => benchTransfers(world, other, await buildUnsealed())),
  memory: benchMemory,
  range: benchRange,
  backup: benchBackup,
  binder: benchBinder,
  keyring: benchKeyring,
  'client-page': benchClientPage,
  live: benchLive,
  digests: benchDigests,
  search: benchSearch,
  list: (world) => withWorld((other) => benchMatterList(other, world)),
}

/** `npm run bench` measures everything; `npm run bench page list` only those. */
const asked = process.argv.slice(2)
for (const name of asked.length > 0 ? asked : Object.keys(figures)) {
  const figure = figures[name]
  if (!figure) throw new Error(`no figure "${name}"; there are ${Object.keys(figures).join(', ')}`)
  await withWorld(figure)
}

async function withWorld(work: (world: World) => Promise<void>): Promise<void> {
  const world = await makeWorld()
  try {
    await work(world)
  } finally {
    world.remove()
  }
}
