import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { addMatters } from '../bench/matters.ts'
import { openInstallation } from '../bench/world.ts'
import { type Act, backingUp, closing, nothingElse, rotating } from './acts.ts'
import { destroying } from './destroying.ts'
import { installPortal } from './executable.ts'
import { type Disk, onDisk } from './power-loss.ts'
import { surviveInterruptions } from './survival.ts'
import { anotherDocument, openWriting, type Writing } from './writers.ts'

const SIZES = [1, 700, 90_000, 1_048_564, 1_500_000]

/** Cuts the power `times` times, in turn during uploads, closings, rotations of the keyring, backups and destructions. */
export function cutPower(times: number) {
  return onDisk(async (disk) => {
    const data = join(disk.folder, 'data')
    mkdirSync(data, { mode: 0o700 })
    const unlockKeyFile = join(disk.folder, 'keys', 'unlock.key')
    const settings = { VESTIBULE_DATA: data, VESTIBULE_UNLOCK_KEY_FILE: unlockKeyFile }
    const made = await installPortal({}, settings)
    const writing = await openWriting({ ...made, data, unlockKeyFile }, SIZES)
    const acts = await actsOf(writing, disk)
    const act = (round: number) => acts[round % acts.length] ?? nothingElse
    const seen = await surviveInterruptions({
      writing,
      times,
      crowd: { senders: 2, clerks: 1, openers: 1 },
      begin: (portal, round) => act(round).begin(portal.origin),
      interrupt: async (portal, round) => {
        if (round % 10 > 4) await anotherDocument(writing)
        await Bun.sleep(10 + Math.random() * 900)
        await disk.losePower([portal.pid, ...act(round).stop()])
      },
      examine: async (deps, round) => {
        await act(round + acts.length - 1).examine(deps)
        await act(round).prepare?.(deps)
      },
    })
    made.remove()
    return seen
  })
}

async function actsOf(writing: Writing, disk: Disk): Promise<Act[]> {
  const deps = await openInstallation(writing.installation)
  const { id } = writing.installation.owner
  const [matterId = ''] = await addMatters(deps, { ownerId: id, clientId: id }, 1, 0)
  deps.db.close()
  const backup = backingUp(writing, join(disk.folder, 'backup'))
  return [nothingElse, closing(writing, matterId), rotating(writing), backup, destroying(writing)]
}
