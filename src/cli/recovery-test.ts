import { loadConfig } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { testRecoveryKey } from '../keyring/recovery-key.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'
import { readGivenFile } from './given-file.ts'
import { progressLine } from './progress.ts'
import { askRecoveryPassphrase, RECOVERY_PASSPHRASE } from './recovery-passphrase.ts'

export const recoveryTest: Command = {
  words: 'FILE',
  about:
    'Opens the firm’s secrets and the keys of every matter in the present keyring with the recovery key in FILE and its\n' +
    'passphrase alone, compares them with those in use, and records the drill in the log. It can run beside the server\n' +
    'and writes nothing of the key anywhere. vestibule doctor reminds you of it every 90 days.\n' +
    'Exit code 0: it opens everything. 3: it is not the recovery key. 5: it opens something else.',
  flags: RECOVERY_PASSPHRASE,
  run: async ({ flags, words }, output) => {
    const [file, ...more] = words
    if (!file || more.length > 0) throw new Refusal('Name the FILE of the recovery key.', EXIT.usage)
    const recoveryPrivateKey = readGivenFile(file)
    const passphrase = await askRecoveryPassphrase(flags)
    const { data } = loadConfig(flags).config
    const matters = await besideServer(flags, (place) =>
      testRecoveryKey(place, { data, recoveryPrivateKey, passphrase }, progressLine('matters', output)),
    )
    output.result(
      { ok: true, matters },
      `The recovery key opens the firm and all ${matters} matters. The drill is in the log. Put the key away again.`,
    )
    return EXIT.ok
  },
}
