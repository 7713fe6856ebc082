import { resolve } from 'node:path'
import { readerFor } from '../../views/text/reader.ts'
import { stepBackWhole } from '../backup/step-back.ts'
import { EXIT } from '../installation/refusal.ts'
import { tryBackup } from '../restore/try-backup.ts'
import { destinationWord } from './backup-words.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'

export const backupProve: Command = {
  words: '[SOURCE]',
  about:
    'Restores the newest snapshot of the backup in SOURCE as a trial, into a directory inside the data directory that is\n' +
    'gone afterwards: compares the database, the log, and the presence and length of every file with the signed\n' +
    'manifest, and opens one document of each matter. It records how that ended, and writes to every owner. The server\n' +
    'does this by itself every week. Without SOURCE: the backup of the configuration.\n' +
    'Exit code 0: it is whole and opens. 5: it would not restore as it should.',
  flags: {},
  run: async ({ flags, words }, output) => {
    stepBackWhole()
    const source = resolve(destinationWord(flags, words))
    const outcome = await besideServer(flags, (place) =>
      tryBackup({ ...place, data: place.config.data, source }),
    )
    const { text, format } = readerFor('en', 'UTC')
    if (outcome === null) return EXIT.failed
    if (outcome.kind === 'whole') {
      const { snapshot, takenAt, opened, files } = outcome
      const sentences = [
        text.restore.whole(snapshot, format.dateTime(takenAt)),
        text.restore.opened(opened, files),
      ]
      output.result({ ok: true, ...outcome }, sentences.join('\n'))
      return EXIT.ok
    }
    const { failed, faults, what } = text.restore
    const sentences = [failed(outcome.snapshot), faults[outcome.kind], what(outcome.what)]
    output.result({ ok: false, ...outcome }, sentences.join('\n'))
    return EXIT.integrity
  },
}
