import { join } from 'node:path'
import { type Act, backingUp, rotating } from './acts.ts'
import { EXECUTABLE, installPortal } from './executable.ts'
import { type Fault, faultsUpTo, runUnderFault } from './faults.ts'
import { surviveInterruptions } from './survival.ts'
import { openWriting, type Writing, WrongAnswer } from './writers.ts'

type Trial = { act: Act; args: string[]; paths: string[]; faults: Fault[] }

/** Lets each fault meet a rotation of the keyring, and then a backup, beside a portal at work that is killed next. */
export async function letCommandsFail(positions: { rotations: number; backups: number }) {
  const installation = await installPortal()
  const writing = await openWriting(installation, [700, 90_000])
  const destination = join(installation.folder, 'backup')
  const keyring = ['keyring', 'keyring.tmp', 'keyring.previous', 'portal.db', 'portal.db-wal', '.']
  const rotation: Trial = {
    act: rotating(writing),
    args: ['keyring', 'rotate'],
    paths: keyring.map((name) => join(installation.data, name)),
    faults: faultsUpTo(positions.rotations),
  }
  const backup: Trial = {
    act: backingUp(writing, destination),
    args: ['backup', 'create', destination],
    paths: [],
    // without a path the calls of the runtime for itself would fail too, which writes to no file but to its own pipes
    faults: faultsUpTo(positions.backups, ['fsync', 'pwrite', 'rename']),
  }
  const rounds = [rotation, backup].flatMap((trial) => trial.faults.map((fault) => ({ ...trial, fault })))
  let refused = 0
  const seen = await surviveInterruptions({
    writing,
    times: rounds.length,
    crowd: { senders: 1, clerks: 1, openers: 0 },
    examine: async (deps, round) => {
      await rounds[round - 1]?.act.examine(deps)
      await rounds[round]?.act.prepare?.(deps)
    },
    interrupt: async (portal, round) => {
      const under = rounds[round]
      if (under && !(await isDone(writing, under))) refused++
      portal.signal('SIGKILL')
      await portal.exited
    },
  })
  installation.remove()
  return { ...seen, refused }
}

async function isDone(
  writing: Writing,
  { act, args, paths, fault }: Trial & { fault: Fault },
): Promise<boolean> {
  const { environment } = writing.installation
  const command = [EXECUTABLE, ...args, '--json']
  const { code, stdout, stderr } = await runUnderFault(fault, command, { paths, environment })
  if (code === 0) act.acknowledge?.(JSON.parse(stdout))
  if (code >= 128)
    throw new WrongAnswer(`${args.join(' ')} under ${JSON.stringify(fault)}: ${code} ${stderr}`)
  return code === 0
}
