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
