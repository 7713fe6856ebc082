import { join } from 'node:path'
import { backingUp, exporting, nothingElse, rotating } from './acts.ts'
import { destroying } from './destroying.ts'
import { installPortal } from './executable.ts'
import { surviveInterruptions } from './survival.ts'
import { anotherDocument, openWriting } from './writers.ts'

/** `kill -9` under eight writers, `times` times, each at another moment. */
export async function killOften(times: number) {
  const installation = await installPortal()
  const writing = await openWriting(installation)
  const seen = await surviveInterruptions({
    writing,
    times,
    crowd: { senders: 5, clerks: 2, openers: 1 },
    interrupt: async (portal, round) => {
      // half of them at the very beginning, the others while all writers are at it, however slow the machine is
      if (round % 2 === 1) await anotherDocument(writing)
      await Bun.sleep(10 + Math.random() * 800)
      portal.signal('SIGKILL')
      await portal.exited
    },
  })
  installation.remove()
  return seen
}

/** `kill -9` of the portal and of a command beside it, `times` times, while a matter is destroyed. */
export async function killWhileDestroying(times: number) {
  const installation = await installPortal()
  const writing = await openWriting(installation, [1, 700, 90_000])
  const destruction = destroying(writing)
  const beside = [
    nothingElse,
    rotating(writing),
    backingUp(writing, join(installation.folder, 'backup')),
    exporting(writing, installation.folder),
  ]
  const other = (round: number) => beside[round % beside.length] ?? nothingElse
  const seen = await surviveInterruptions({
    writing,
    times,
    crowd: { senders: 1, clerks: 1, openers: 1 },
    begin: (portal, round) =>
      Promise.all([destruction.begin(portal.origin), other(round).begin(portal.origin)]),
    interrupt: async (portal, round) => {
      await Bun.sleep(20 + Math.random() * 600)
      portal.signal('SIGKILL')
      for (const pid of other(round).stop()) killHard(pid)
      await portal.exited
    },
    examine: async (deps, round) => {
      await destruction.examine(deps)
      if (other(round + beside.length - 1) === beside[2]) await beside[2].examine(deps)
      await destruction.prepare?.(deps)
    },
  })
  installation.remove()
  return seen
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has just ended by itself.
  }
}
