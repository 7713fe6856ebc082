import { loadConfig } from '../config.ts'
import { checkExistingDirectory } from '../installation/data-directory.ts'
import { lockInstance } from '../installation/instance-lock.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { HOLDINGS } from '../unlocking/holding.ts'
import { rewrapKeyring } from '../unlocking/rewrap.ts'
import { besideServer } from './beside-server.ts'
import { codeFlag } from './code-flag.ts'
import type { Command } from './command.ts'
import { askConsent, YES } from './consent.ts'
import { chosenHolding, holdingSentences } from './holding-choice.ts'

export const keyRewrap: Command = {
  about:
    'Makes a new unlock secret and holds it in another way, or in the same way anew: after a passphrase was overheard, a\n' +
    'stick was lost, or somebody who knew it left. The server must not run. The keyring gets a new root key too, so\n' +
    'that the old secret opens nothing here any more. Copies of the keyring that were exported before open with the old\n' +
    'secret or the recovery key: export them again. It can be interrupted at any moment.',
  flags: {
    to: { type: 'string', hint: 'KIND', about: `One of ${HOLDINGS.join(', ')}.` },
    'new-key-file': {
      type: 'string',
      hint: 'FILE',
      about: 'Where the new key file goes; the place of the present one if nothing is said.',
    },
    'new-passphrase-file': {
      type: 'string',
      hint: 'FILE',
      about: 'A file with the new passphrase, where nobody is there to type it.',
    },
    'unlock-credential': {
      type: 'string',
      hint: 'FILE',
      about: 'Where the new credential goes; unlock_credential if nothing is said.',
    },
    yes: YES,
  },
  run: async ({ flags }, output) => {
    const { config } = loadConfig(flags)
    const kind = codeFlag(flags, 'to', HOLDINGS)
    if (!kind) throw new Refusal(`Say how with --to: one of ${HOLDINGS.join(', ')}.`, EXIT.usage)
    checkExistingDirectory(config.data)
    const letGo = lockInstance(config.data)
    try {
      const newKey = typeof flags['new-key-file'] === 'string' ? loadNewKeyFile(flags) : config.unlockKeyFile
      const holding = await chosenHolding(
        kind,
        { ...config, unlockKeyFile: newKey },
        flags,
        'new-passphrase-file',
      )
      await besideServer(flags, async (place) => {
        await askConsent({ flags, output }, PLAN)
        await rewrapKeyring({ ...place, config }, holding)
      })
      output.result(
        { unlock: kind, ...('file' in holding && { file: holding.file }) },
        [
          'The old unlock secret opens nothing here any more. Export the copies of the keyring again.',
          '',
          ...holdingSentences(holding),
        ].join('\n'),
      )
      return EXIT.ok
    } finally {
      letGo()
    }
  },
}

const PLAN =
  'The portal gets a new unlock secret and a new root key. What unlocked it until now opens only copies of the keyring ' +
  'that were exported before.'

/** Read as a setting, so that it is refused wherever unlock_key_file would be. */
function loadNewKeyFile(flags: Parameters<typeof loadConfig>[0] & object): string {
  return loadConfig({ ...flags, 'unlock-key-file': flags['new-key-file'] }).config.unlockKeyFile
}
