import { EXIT, Refusal } from '../installation/refusal.ts'
import { attestCopy } from '../keyring/care.ts'
import { besideServer } from './beside-server.ts'
import type { Command } from './command.ts'
import { askConsent, YES } from './consent.ts'

export const keyringAttest: Command = {
  words: 'NUMBER',
  about:
    'Records that copy NUMBER of the keyring (vestibule keyring list) was destroyed: that somebody broke the stick, or\n' +
    'overwrote it. A destruction that waited for this copy waits for it no more. It cannot be taken back.',
  flags: { yes: YES },
  run: async ({ flags, words }, output) => {
    const [word, ...more] = words
    const number = Number(word)
    if (!Number.isInteger(number) || more.length > 0)
      throw new Refusal('Give the NUMBER of one copy. vestibule keyring list shows them.', EXIT.usage)
    await askConsent(
      { flags, output },
      `Copy ${number} of the keyring is declared destroyed. Only say so if you saw it.`,
    )
    const { name } = await besideServer(flags, (place) => attestCopy(place, number))
    output.result({ number, name }, `Copy ${number}, "${name}", is declared destroyed.`)
    return EXIT.ok
  },
}
