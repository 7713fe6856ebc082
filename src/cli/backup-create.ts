import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { type Created, createBackup } from '../backup/create.ts'
import { PATIENCE } from '../backup/crew.ts'
import { recordBackup } from '../backup/record.ts'
import { stepBackWhole } from '../backup/step-back.ts'
import { inBytes } from '../backup/words.ts'
import { EXIT } from '../installation/refusal.ts'
import { destinationWord, documentsOf } from './backup-words.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'
import { progressInBytes } from './progress.ts'

export const backupCreate: Command = {
  words: '[DEST]',
  about:
    'Adds a snapshot of the portal to DEST, beside the running server or without it. The first one makes DEST, which\n' +
    'must be empty; each later one copies only what DEST lacks. The database is sealed for the recovery key; documents\n' +
    'are sealed already. The keyring is never in a backup: keep copies of it elsewhere (vestibule keyring export).\n' +
    'A run that was interrupted leaves DEST usable; the next one goes on. Without DEST: the one of the configuration.\n' +
    'Exit code 0: made. 3: nothing was made. 10: made without documents that are damaged here, or DEST went away.',
  flags: {},
  run: async ({ flags, words }, output) => {
    stepBackWhole()
    const path = resolve(destinationWord(flags, words))
    const created = await besideServer(flags, async (place) => {
      const made = await createBackup(place, {
        path: path,
        threads: Math.min(4, availableParallelism()),
        patience: PATIENCE,
        mayBegin: true,
        progress: progressInBytes('copied', output),
      })
      recordBackup(place, made.snapshot)
      return made
    })
    output.result({ ...created }, sentences(created))
    return created.damaged.length > 0 ? EXIT.partial : EXIT.ok
  },
}

function sentences({ snapshot, path, versions, copied, bytes, damaged, isSameDisk }: Created): string {
  return [
    `Snapshot ${snapshot} is in ${path}: ${documentsOf(versions)}, of which ${copied} ${copied === 1 ? 'was' : 'were'} new (${inBytes(bytes)}).`,
    ...damaged.map(({ id, isKept }) =>
      isKept
        ? `Document ${id} is damaged in the data directory; the backup has it whole.`
        : `Document ${id} is damaged in the data directory and is not in the backup.`,
    ),
    ...(isSameDisk
      ? [
          `${path} lies on the same disk as the portal: keep another backup on another disk, in another place.`,
        ]
      : []),
  ].join('\n')
}
