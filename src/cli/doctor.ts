import { type Config, loadConfig } from '../config.ts'
import type { Finding } from '../doctor/finding.ts'
import { examineKeys } from '../doctor/keys.ts'
import { examineRecoveryKeyFiles, examineUnlocking } from '../doctor/unlocking.ts'
import { checkExistingDirectory } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { Locked } from '../vault/keyring-errors.ts'
import { besideServer } from './beside-server.ts'
import type { Command, Flags } from './command.ts'

export const doctor: Command = {
  about:
    'Examines what an administrator should know before the day it is needed: what unlocks the portal and against what\n' +
    'that protects, whether the recovery key was proven and is away from this machine, and what the copies of the\n' +
    'keyring are worth. It changes nothing and can run beside the server.\n' +
    'Exit code 0: nothing failed; there may be warnings. 3: something failed.',
  flags: {},
  run: async ({ flags }, output) => {
    const { config } = loadConfig(flags)
    checkExistingDirectory(config.data)
    const findings = [
      examineUnlocking(config),
      examineRecoveryKeyFiles(config),
      ...(await withKeyring(config, flags)),
    ]
    const ok = findings.every(({ state }) => state !== 'failed')
    output.result({ ok, findings }, findings.map(inWords).join('\n'))
    return ok ? EXIT.ok : EXIT.refused
  },
}

/** Where the keyring cannot be opened from here, that is a finding too and not the end. */
async function withKeyring({ data }: Config, flags: Flags): Promise<Finding[]> {
  try {
    return await besideServer(flags, examineKeys)
  } catch (error) {
    const sentence = `The keyring in ${data} was not opened, so the rest was not examined. ${(error as Error).message}`
    if (error instanceof Locked) return [{ check: 'keyring', state: 'failed', sentence }]
    if (error instanceof Refusal && error.exitCode === EXIT.locked)
      return [{ check: 'keyring', state: 'skipped', sentence }]
    throw error
  }
}

const MARKS = { ok: 'ok      ', warning: 'WARNING ', failed: 'FAILED  ', skipped: 'skipped ' }

function inWords({ check, state, sentence }: Finding): string {
  return `${MARKS[state]}${check}: ${sentence}`
}
