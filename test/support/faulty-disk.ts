import { join } from 'node:path'
import { installPortal, type RunningPortal } from './executable.ts'
import { type Fault, injectFault } from './faults.ts'
import { surviveInterruptions } from './survival.ts'
import {
  addFolder,
  beginUploads,
  openMatter,
  openWriting,
  sendNext,
  type Writing,
  WrongAnswer,
} from './writers.ts'

/** Lets each fault meet a portal at work, then kills it; what is written down afterwards must be whole. */
export async function letCallsFail(faults: readonly Fault[]) {
  const installation = await installPortal()
  const writing = await openWriting(installation, [700, 90_000, 1_500_000])
  const met = { hits: 0, refused: 0 }
  const seen = await surviveInterruptions({
    writing,
    times: faults.length,
    crowd: { senders: 0, clerks: 0, openers: 0 },
    interrupt: async (portal, round) => {
      const fault = faults[round]
      // Half of them are killed at the first refusal: what was half done then is what the next start finds.
      const goesOn = (Math.floor(round / 8) + Math.floor(round / 2)) % 2 === 1
      if (fault) await workUnder(writing, portal, { fault, goesOn }, met)
      portal.signal('SIGKILL')
      await portal.exited
    },
  })
  installation.remove()
  return { ...seen, ...met }
}

type Met = { hits: number; refused: number }
const WORK = [sendNext, addFolder, openMatter, sendNext, addFolder, addFolder, sendNext, addFolder]

async function workUnder(
  writing: Writing,
  portal: RunningPortal,
  { fault, goesOn }: { fault: Fault; goesOn: boolean },
  met: Met,
): Promise<void> {
  const ids = await beginUploads(writing, portal.origin, 3)
  const { stop } = await injectFault(portal.pid, fault, pathsOf(writing.installation.data, ids))
  for (const work of WORK) {
    const outcome = await attempt(() => work(writing, portal.origin))
    if (outcome === 'refused') met.refused++
    if (outcome === 'refused' && !goesOn) break
  }
  met.hits += await stop()
  if (goesOn && (await attempt(() => addFolder(writing, portal.origin))) !== 'done')
    throw new WrongAnswer(`the portal does not go on after ${JSON.stringify(fault)}`)
}

async function attempt(work: () => Promise<void>): Promise<'done' | 'refused' | 'gone'> {
  try {
    await work()
    return 'done'
  } catch (error) {
    return error instanceof WrongAnswer ? 'refused' : 'gone'
  }
}

/** Everything that a portal writes; strace compares whole paths. */
function pathsOf(data: string, ids: readonly string[]): string[] {
  const fixed = [
    'portal.db',
    'portal.db-wal',
    'portal.db-shm',
    'keyring',
    'keyring.tmp',
    'documents',
    'incoming',
  ]
  const own = ids.flatMap((id) => [
    ...['', '.writing', '.resealing'].map((suffix) => join('incoming', id + suffix)),
    join('documents', id.slice(-2)),
    join('documents', id.slice(-2), id),
  ])
  return [data, ...[...fixed, ...own].map((name) => join(data, name))]
}
