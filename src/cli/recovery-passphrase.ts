import { EXIT, Refusal } from '../installation/refusal.ts'
import { askPassphrase } from './ask.ts'
import type { Flag, Flags } from './command.ts'

const NAME = 'recovery-passphrase-file'

export const RECOVERY_PASSPHRASE: Record<string, Flag> = {
  [NAME]: {
    type: 'string',
    hint: 'FILE',
    about: 'Holds the passphrase of the recovery key in its first line.',
  },
}

/**
 * The passphrase of the recovery key, from the file that was named, else typed. `instead`: a flag that names the file as well.
 * Throws a `Refusal` where nobody is there to type it.
 */
export async function askRecoveryPassphrase(flags: Flags, instead = NAME): Promise<string> {
  const ask = askPassphrase(
    flags,
    'Passphrase of the recovery key: ',
    flags[NAME] === undefined ? instead : NAME,
  )
  if (!ask) throw new Refusal(`Name a file with --${NAME} where no terminal is there to ask.`, EXIT.usage)
  return (await ask()).trim() // a space that was copied along with it is no part of it
}
