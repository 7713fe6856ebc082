import { resolve } from 'node:path'
import { IndexError } from '../backup/index-file.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { recoveredListPage } from '../recovery/built-page.ts'
import { recoveredContent } from '../recovery/list.tsx'
import { ForeignKeyringError } from '../recovery/open-backup.ts'
import { writeList } from '../recovery/out-directory.ts'
import { type Progress, type RecoveryOrder, readKeyringCopy, recoverDocuments } from '../recovery/recover.ts'
import { keyringFileAt } from '../restore/keyring-copy.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { askPassphrase } from './ask.ts'
import type { Command, Flags, Output } from './command.ts'
import { readGivenFile } from './given-file.ts'
import { copyInWords, isComplete, recoveredAsJson, recoveredInWords } from './recovery-words.ts'

const PASSPHRASE = 'recovery-passphrase-file'

export const recoveryOpen: Command = {
  about:
    'Writes the documents of a backup as plain files, in a folder for each matter, with index.html to find them by. It\n' +
    'needs no portal, no server and no network: only the backup, a copy of the keyring, and the recovery key with its\n' +
    'passphrase. Each file is checked to the last byte before it gets its name; of one that is damaged nothing is\n' +
    'written. Run it again, and it goes on where it ended. Without --backup it says which matters the copy opens.\n' +
    'recovery.html, which lies in every backup, does the same in a browser.\n' +
    'Exit code 0: everything came out that is not destroyed. 10: some of it did not, and is named. 3: another key.',
  flags: {
    backup: { type: 'string', hint: 'DIRECTORY', about: 'What backup create made.' },
    keyring: { type: 'string', hint: 'COPY', about: 'What keyring export made, or the keyring file itself.' },
    key: { type: 'string', hint: 'FILE', about: 'The recovery key.' },
    [PASSPHRASE]: {
      type: 'string',
      hint: 'FILE',
      about: 'Holds the passphrase of the recovery key. --passphrase-file does as well.',
    },
    out: { type: 'string', hint: 'DIRECTORY', about: 'A new directory for the plain files.' },
    snapshot: { type: 'string', hint: 'NAME', about: 'Another snapshot than the newest.' },
    matter: { type: 'string', hint: 'NUMBER', about: 'Only this matter.' },
  },
  run: async ({ flags }, output) => {
    const [keyring, key] = [required(flags, 'keyring'), required(flags, 'key')]
    const keyringFile = keyringFileAt(resolve(keyring))
    const recovery = { armoredKey: readGivenFile(key), passphrase: await passphraseFrom(flags) }
    if (flags.backup === undefined) return listCopy({ keyringFile, recovery }, output)
    const order = { ...placesFrom(flags), keyringFile, recovery, progress: progressOf(output) }
    const recovered = await recoverDocuments(order).catch(refuse)
    const list = await writeList(recovered.out, recoveredListPage(recoveredContent(recovered)))
    output.result(recoveredAsJson(recovered, list), recoveredInWords(recovered, list))
    return isComplete(recovered) ? EXIT.ok : EXIT.partial
  },
}

async function listCopy(
  order: Pick<RecoveryOrder, 'keyringFile' | 'recovery'>,
  output: Output,
): Promise<number> {
  const copy = await readKeyringCopy(order)
  const matters = []
  for (const id of copy.matterIds()) {
    const { kind } = copy.stateOf(id)
    const opens = kind === 'live' && (await copy.matterSecrets(id).catch(() => null)) !== null
    matters.push({ id, destroyed: kind === 'destroyed', opens })
  }
  const { installId, generation } = copy
  output.result({ installId, generation, matters }, copyInWords(copy, matters))
  return matters.every(({ destroyed, opens }) => destroyed || opens) ? EXIT.ok : EXIT.integrity
}

function placesFrom(flags: Flags): Pick<RecoveryOrder, 'backup' | 'out' | 'snapshot' | 'matterNumber'> {
  return {
    backup: resolve(required(flags, 'backup')),
    out: resolve(required(flags, 'out')),
    snapshot: optional(flags, 'snapshot'),
    matterNumber: optional(flags, 'matter'),
  }
}

function required(flags: Flags, name: string): string {
  const value = optional(flags, name)
  if (value) return value
  throw new Refusal(
    'vestibule recovery open needs --keyring COPY and --key FILE, and --backup DIRECTORY with --out DIRECTORY.',
    EXIT.usage,
  )
}

function optional(flags: Flags, name: string): string | undefined {
  const value = flags[name]
  return typeof value === 'string' ? value : undefined
}

async function passphraseFrom(flags: Flags): Promise<string> {
  const flag = flags[PASSPHRASE] === undefined ? 'passphrase-file' : PASSPHRASE
  const ask = askPassphrase(flags, 'Passphrase of the recovery key: ', flag)
  if (!ask)
    throw new Refusal(`Name a file with --${PASSPHRASE} where no terminal is there to ask.`, EXIT.usage)
  return (await ask()).trim()
}

/** In milliseconds. */
const LINE_EVERY = 2000

/** Says how far it has come, and ends it between two pieces of a document when it is told to stop. */
function progressOf(output: Output): (progress: Progress) => void {
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isStopped = true
    })
  let last = performance.now()
  return ({ documents, ofDocuments, octets, ofOctets }) => {
    if (isStopped) throw new Refusal('Stopped. Run it again to go on.', EXIT.partial)
    if (!output.isTerminal || performance.now() - last < LINE_EVERY) return
    last = performance.now()
    const percent = Math.floor((100 * octets) / Math.max(1, ofOctets))
    output.remark(`${documents} of ${ofDocuments} documents (${percent} %)`)
  }
}

function refuse(error: unknown): never {
  if (error instanceof ForeignKeyringError) throw new Refusal(error.message)
  if (error instanceof IndexError && error.fault === 'too-new')
    throw new Refusal('This backup was made by a newer program: use that one.')
  if (error instanceof IndexError || error instanceof IntegrityError)
    throw new Refusal(
      'The index of this snapshot does not open: it is damaged, or was made for another recovery key. Try an older one with --snapshot.',
      EXIT.integrity,
    )
  throw error
}
