import { EXIT } from '../installation/refusal.ts'
import { rotateKeyring } from '../keyring/care.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'

export const keyringRotate: Command = {
  about:
    'Makes a new root key and wraps every key in the keyring under it again. It takes less than a second, can run beside\n' +
    'the server, and can be interrupted at any moment: the keyring is the old one or the new one. Copies that were\n' +
    'exported stay as they are: export them again.',
  flags: {},
  run: async ({ flags }, output) => {
    const generation = await besideServer(flags, rotateKeyring)
    output.result({ generation }, `The keyring has a new root key: generation ${generation}.`)
    return EXIT.ok
  },
}
