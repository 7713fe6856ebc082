import type { Config } from '../config.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Holding } from '../unlocking/holding.ts'
import { passphraseProblem } from '../vault/passphrase.ts'
import { passphraseIn, typeHidden } from './ask.ts'
import type { Flags } from './command.ts'

/** The new way to hold the unlock secret that the flags describe. A passphrase is typed twice where no file has it. */
export async function chosenHolding(
  kind: Holding['kind'],
  { unlockKeyFile, unlockCredential }: Config,
  flags: Flags,
  passphraseFlag = 'passphrase-file',
): Promise<Holding> {
  if (kind === 'key-file') return { kind, file: unlockKeyFile }
  if (kind === 'passphrase') return { kind, passphrase: await newPassphrase(flags, passphraseFlag) }
  if (unlockCredential) return { kind, file: unlockCredential }
  throw new Refusal(
    'Name the file for the encrypted credential with --unlock-credential (unlock_credential in the configuration).',
    EXIT.usage,
  )
}

async function newPassphrase(flags: Flags, flag: string): Promise<string> {
  const file = flags[flag]
  if (typeof file === 'string') return passphraseIn(file)
  if (!process.stdin.isTTY)
    throw new Refusal(
      `Name a file with the new passphrase (--${flag}) where no terminal is there to ask.`,
      EXIT.usage,
    )
  for (;;) {
    const passphrase = await typeHidden('New passphrase: ')
    const problem = passphraseProblem(passphrase)
    if (problem) process.stderr.write(`  This is refused: ${problem}\n`)
    else if ((await typeHidden('Once more: ')) === passphrase) return passphrase
    else process.stderr.write('  The two differ.\n')
  }
}

/** What an administrator has to do with it from now on. */
export function holdingSentences(holding: Holding): string[] {
  if (holding.kind === 'key-file')
    return [
      `Unlock key:    ${holding.file}`,
      '               The server needs it to start. Keep a copy away from this machine and from its backups.',
    ]
  if (holding.kind === 'credential')
    return [
      `Credential:    ${holding.file}`,
      '               Only this machine opens it: LoadCredentialEncrypted in the unit. If the machine dies, a copy of',
      '               the keyring and the recovery key open everything.',
    ]
  return [
    'Unlocking:     after each start, with: vestibule unlock',
    '               Whoever forgets the passphrase needs a copy of the keyring and the recovery key.',
  ]
}
