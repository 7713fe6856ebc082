import { existsSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { countEn } from '../../views/text/plural.ts'
import { PATIENCE } from '../backup/crew.ts'
import { stepBackWhole } from '../backup/step-back.ts'
import { type Verified, verifyBackup } from '../backup/verify.ts'
import { loadConfig } from '../config.ts'
import { KEYRING } from '../installation/data-directory.ts'
import { EXIT, type ExitCode, Refusal } from '../installation/refusal.ts'
import { withScratch } from '../installation/scratch.ts'
import type { Vault } from '../vault/vault.ts'
import { destinationWord, documentsOf } from './backup-words.ts'
import { unlockedVault } from './beside-server.ts'
import type { Command, Flags, Output } from './command.ts'
import { progressInBytes } from './progress.ts'

export const backupVerify: Command = {
  words: '[DEST]',
  about:
    'Checks that every snapshot in DEST is signed and has all its files. With --read-data it reads them to the last\n' +
    'octet and compares their hashes; with the unlock secret of the portal it also opens every chunk. Changes nothing.\n' +
    'Exit code 0: whole. 5: something is not as it was written, and is named. 4: the keyring here is older than a snapshot.',
  flags: {
    'read-data': { type: 'boolean', about: 'Read everything.' },
    'read-data-subset': {
      type: 'string',
      hint: 'N/M',
      about: 'Read part N of M of the documents, such as 1/7.',
    },
  },
  run: async ({ flags, words }, output) => {
    stepBackWhole()
    const path = resolve(destinationWord(flags, words))
    const data = subsetOf(flags)
    const vault = await vaultAtHand(flags, output)
    const parent = vault ? loadConfig(flags).config.data : tmpdir()
    const verified = await withScratch(parent, 'verify', (folder) => {
      const order = { path, folder, data, threads: Math.min(4, availableParallelism()), patience: PATIENCE }
      return verifyBackup(vault, { ...order, progress: progressInBytes('read', output) })
    })
    output.result({ ok: exitOf(verified) === EXIT.ok, path, ...verified }, sentences(path, verified))
    return exitOf(verified)
  },
}

/** Null on a machine without this portal, or without what unlocks it: then hashes and signatures are what is checked. */
async function vaultAtHand(flags: Flags, output: Output): Promise<Vault | null> {
  const { config } = loadConfig(flags)
  if (!existsSync(join(config.data, KEYRING))) return null
  try {
    return await unlockedVault(config, flags)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    output.remark(
      `${error.message} Without it nothing is opened, and signatures are checked by the certificate in the backup.`,
    )
    return null
  }
}

function subsetOf(flags: Flags): { part: number; parts: number } | null {
  const subset = flags['read-data-subset']
  if (subset === undefined) return flags['read-data'] ? { part: 1, parts: 1 } : null
  const [, part = 0, parts = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(String(subset)) ?? []).map(Number)
  if (part >= 1 && part <= parts) return { part, parts }
  throw new Refusal('--read-data-subset must be a part of parts, such as 1/7.', EXIT.usage)
}

function exitOf({ problems, isKeyringOld }: Verified): ExitCode {
  if (problems.length > 0) return EXIT.integrity
  return isKeyringOld ? EXIT.rollback : EXIT.ok
}

function sentences(
  path: string,
  { snapshots, documents, read, opened, isKeyringOld, problems }: Verified,
): string {
  const depth =
    read > 0 ? ` ${countEn(read, 'document was', 'documents were')} read, ${opened} of them opened.` : ''
  return [
    ...problems.map(({ what, reason }) => `${what} ${reason}`),
    ...(isKeyringOld
      ? [
          'The keyring here is older than a snapshot in the backup: it is a copy that was put back, or the backup is of later.',
        ]
      : []),
    problems.length === 0
      ? `${path} is whole: ${countEn(snapshots, 'snapshot', 'snapshots')}, ${documentsOf(documents)}.${depth}`
      : `${path} is not whole: ${countEn(problems.length, 'problem', 'problems')} in ${countEn(snapshots, 'snapshot', 'snapshots')}.${depth}`,
  ].join('\n')
}
