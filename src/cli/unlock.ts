import { join } from 'node:path'
import { loadConfig } from '../config.ts'
import { KEYRING } from '../installation/data-directory.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { sendPassphrase, type UnlockAnswer } from '../unlocking/socket.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import { askPassphrase } from './ask.ts'
import type { Command } from './command.ts'

export const unlock: Command = {
  about:
    'Gives the passphrase to a server that waits for it after a start, over a socket in the data directory that only\n' +
    'its user can open. It is asked for at the terminal and not shown, or read from the first line of --passphrase-file.\n' +
    'After some wrong ones the server makes you wait before the next; nothing is ever overwritten.\n' +
    'Exit code 0: unlocked. 3: nothing waits for a passphrase. 6: it was wrong, or it is too soon.',
  flags: {},
  run: async ({ flags }, output) => {
    const { config } = loadConfig(flags)
    if (readKeyringMethod(join(config.data, KEYRING)).kind !== 'passphrase')
      throw new Refusal('This portal is not opened by a passphrase. It waits for its key file.')
    const ask = askPassphrase(flags)
    if (!ask)
      throw new Refusal('Name a file with --passphrase-file where no terminal is there to ask.', EXIT.usage)
    const answer = await sendPassphrase(config.data, await ask())
    if (!answer)
      throw new Refusal(
        `No locked server waits in ${config.data}: it is unlocked already, is not running, or is another user's.`,
      )
    output.result(answer, sentence(answer))
    return answer.outcome === 'unlocked' ? EXIT.ok : EXIT.locked
  },
}

function sentence(answer: UnlockAnswer): string {
  if (answer.outcome === 'unlocked') return 'The portal is open.'
  if (answer.outcome === 'wrong') return 'That is not the passphrase. Nothing was changed.'
  if (answer.outcome === 'wait') return `Too many wrong passphrases. Try again in ${answer.seconds} s.`
  return `The passphrase may be right, but the portal cannot be opened: ${answer.reason}`
}
