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
      if (fault) await workUnder(writing, portal, fault, met)
      portal.signal('SIGKILL')
      await portal.exited
    },
  })
  installation.remove()
  return { ...seen, ...met }
}

type Met = { hits: number; refused: number }
const WORK = [sendNext, addFolder, openMatter, sendNext, addFolder, addFolder, sendNext, addFolder]

async function workUnder(writing: Writing, portal: RunningPortal, fault: Fault, met: Met): Promise<void> {
  const ids = await beginUploads(writing, portal.origin, 3)
  const { data } = writing.installation
  const paths = fault.only ? [join(data, fault.only)] : pathsOf(data, ids)
  const { stop } = await injectFault(portal.pid, fault, paths)
  for (const work of WORK) {
    const outcome = await attempt(() => work(writing, portal.origin))
    if (outcome === 'refused') met.refused++
    if (outcome === 'refused' && !fault.goesOn) break
  }
  met.hits += await stop()
  if (fault.goesOn && (await attempt(() => addFolder(writing, portal.origin))) !== 'done')
    throw new WrongAnswer(`the portal does not go on after ${JSON.stringify(fault)}`)
}

async function attempt(work: () => Promise<void>): Promise<'done' | 'refused' | 'gone'> {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (error instanceof DOMException) throw error // no answer in a long time
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
