import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { verifyChain } from '../audit/verify.ts'
import { loadConfig } from '../config.ts'
import { openDatabaseToRead } from '../db.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Command } from './command.ts'

const FAULTS = {
  missing: 'is missing',
  changed: 'was changed after it was written',
  unlinked: 'does not follow the event before it',
}

export const auditVerify: Command = {
  about:
    'Follows the chain of hashes through every event and names the first one that was edited, deleted, moved or put in\n' +
    'between. It needs no key, changes nothing and can run beside the server. It cannot tell a log that somebody wrote\n' +
    'anew from the first event on: for that, keep the head that it prints and compare.\n' +
    'Exit code 0: the log is whole. 5: it is not.',
  flags: {},
  run: ({ flags }, output) => {
    const { config } = loadConfig(flags)
    const path = join(config.data, DATABASE)
    if (!existsSync(path)) throw new Refusal(`There is no portal in ${config.data}.`)
    const db = openDatabaseToRead(path)
    const verified = verifyChain(db, (n) => output.isTerminal && output.remark(`${n} events so far`))
    db.close()
    const { checked, head, firstBad } = verified
    const sentence = firstBad
      ? `Event ${firstBad.seq} ${FAULTS[firstBad.fault]}. The ${checked} events before it are whole.`
      : `All ${checked} events are whole. Head: ${head.seq} ${head.hash}`
    output.result({ ok: firstBad === null, ...verified }, sentence)
    return firstBad ? EXIT.integrity : EXIT.ok
  },
}
