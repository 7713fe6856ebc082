import { resolve } from 'node:path'
import { loadConfig } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { type Exported, exportKeyring } from '../keyring/export.ts'
import { readRecoveryPage } from '../offline-pages.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'

export const keyringExport: Command = {
  words: 'DIRECTORY',
  about:
    'Puts a copy of the keyring into a new folder in DIRECTORY (a USB stick, for example), with recovery.html and a\n' +
    'README. The copy has a number and the name of the place where it is kept: export it again under the same name, and\n' +
    'the new copy replaces the old one, which is removed where it lies in DIRECTORY. It can run beside the server.\n' +
    'Without a copy, a backup opens nothing.',
  flags: {
    'copy-id': {
      type: 'string',
      hint: 'NAME',
      about: 'Where this copy is kept, such as "USB 1" or "bank safe".',
    },
  },
  run: async ({ flags, words }, output) => {
    const [destination, ...more] = words
    const name = flags['copy-id']
    if (!destination || more.length > 0 || typeof name !== 'string')
      throw new Refusal('vestibule keyring export needs a DIRECTORY and --copy-id NAME.', EXIT.usage)
    const { data } = loadConfig(flags).config
    const exported = await besideServer(flags, (place) =>
      exportKeyring(place, {
        ...{ name: name.trim(), destination: resolve(destination), data },
        recoveryPage: readRecoveryPage(),
      }),
    )
    output.result(exported, inWords(exported))
    return EXIT.ok
  },
}

function inWords({ number, name, folder, removed }: Exported): string {
  return [
    `Copy ${number} of the keyring, "${name}", is in ${folder}.`,
    ...removed.map((older) => `Copy ${older}, which it replaces, was overwritten and removed.`),
    'Keep it away from the server, from the backups and from the recovery key.',
  ].join('\n')
}
