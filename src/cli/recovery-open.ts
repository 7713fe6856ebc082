import { resolve } from 'node:path'
import { IndexError } from '../backup/index-file.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { recoveredListPage } from '../offline-pages.ts'
import { recoveredContent } from '../recovery/list.tsx'
import { ForeignKeyringError } from '../recovery/open-backup.ts'
import { writeList } from '../recovery/out-directory.ts'
import { type Progress, type RecoveryOrder, readKeyringCopy, recoverDocuments } from '../recovery/recover.ts'
import { keyringFileAt } from '../restore/keyring-copy.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { Command, Flags, Output } from './command.ts'
import { readGivenFile } from './given-file.ts'
import { percent, slowly } from './progress.ts'
import { askRecoveryPassphrase, RECOVERY_PASSPHRASE } from './recovery-passphrase.ts'
import { copyInWords, isComplete, recoveredAsJson, recoveredInWords } from './recovery-words.ts'
import { untilStopped } from './stopping.ts'

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
    ...RECOVERY_PASSPHRASE,
    out: { type: 'string', hint: 'DIRECTORY', about: 'A new directory for the plain files.' },
    snapshot: { type: 'string', hint: 'NAME', about: 'Another snapshot than the newest.' },
    matter: { type: 'string', hint: 'NUMBER', about: 'Only this matter.' },
  },
  run: async ({ flags }, output) => {
    const [keyring, key] = [required(flags, 'keyring'), required(flags, 'key')]
    const keyringFile = keyringFileAt(resolve(keyring))
    const recovery = {
      armoredKey: readGivenFile(key),
      passphrase: await askRecoveryPassphrase(flags, 'passphrase-file'),
    }
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

/** Says how far it has come, and ends it between two pieces of a document when it is told to stop. */
function progressOf(output: Output): (progress: Progress) => void {
  const isStopped = untilStopped()
  const line = slowly(
    output,
    ({ documents, ofDocuments, octets, ofOctets }: Progress) =>
      `${documents} of ${ofDocuments} documents (${percent(octets, ofOctets)})`,
  )
  return (progress) => {
    if (isStopped()) throw new Refusal('Stopped. Run it again to go on.', EXIT.partial)
    line(progress)
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
