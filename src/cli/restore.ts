import { resolve } from 'node:path'
import { systemClock } from '../clock.ts'
import { type Config, loadConfig } from '../config.ts'
import { EXIT, type ExitCode, Refusal } from '../installation/refusal.ts'
import { readUnlockSecret } from '../installation/unlock-secret.ts'
import { keyringFileAt, type Opener } from '../restore/keyring-copy.ts'
import { type Restored, type RestoreOrder, restorePortal } from '../restore/restore.ts'
import { readKeyringMethod } from '../vault/keyring.ts'
import { secretFromPassphrase } from '../vault/passphrase.ts'
import { askPassphrase } from './ask.ts'
import type { Command, Flags, Input, Output } from './command.ts'
import { askConsent, YES } from './consent.ts'
import { readGivenFile } from './given-file.ts'
import { progressLine } from './progress.ts'
import { askRecoveryPassphrase, RECOVERY_PASSPHRASE } from './recovery-passphrase.ts'
import { planInWords, restoredInWords } from './restore-words.ts'
import { untilStopped } from './stopping.ts'

export const restore: Command = {
  words: 'SOURCE',
  about:
    'Makes the data directory, which must be empty or not there, out of the backup in SOURCE and a copy of the keyring.\n' +
    'The copy is opened with the unlock key, or with the recovery key where that is lost; a new unlock key is written\n' +
    'then. Every document is compared while it is copied. Everybody is signed out, open invitations and unfinished\n' +
    'uploads end, and what the keyring knows as destroyed or disabled stays so. Until all of it is there and opens,\n' +
    'nothing is there.\n' +
    'Exit code 4: the backup is older than what the keyring knows. 5: the backup is damaged. 10: restored without the\n' +
    'documents that were damaged in the backup.',
  flags: {
    keyring: { type: 'string', hint: 'COPY', about: 'What keyring export made, or the keyring file itself.' },
    snapshot: { type: 'string', hint: 'NAME', about: 'Another snapshot than the newest.' },
    'recovery-key': {
      type: 'string',
      hint: 'FILE',
      about: 'The recovery key, where the unlock key is lost.',
    },
    ...RECOVERY_PASSPHRASE,
    'ack-rollback': {
      type: 'boolean',
      about: 'Restore although the backup is older than what the keyring knows.',
    },
    'ack-missing-keys': {
      type: 'boolean',
      about: 'Leave out matters that this copy of the keyring has no keys for.',
    },
    'ack-damage': { type: 'boolean', about: 'Restore without documents that are damaged in the backup.' },
    plan: { type: 'boolean', about: 'Only show what would be done.' },
    yes: YES,
  },
  run: async (input, output) => {
    const { config } = loadConfig(input.flags)
    const restored = await restorePortal(await orderFrom(input, config, output))
    const exitCode: ExitCode = restored.damagedDocuments.length > 0 ? EXIT.partial : EXIT.ok
    output.result(asJson(config, restored), restoredInWords(config, restored))
    return exitCode
  },
}

async function orderFrom({ flags, words }: Input, config: Config, output: Output): Promise<RestoreOrder> {
  const [source, ...more] = words
  const { keyring, snapshot } = flags
  if (!source || more.length > 0 || typeof keyring !== 'string')
    throw new Refusal('vestibule restore needs the backup directory and --keyring COPY.', EXIT.usage)
  const isStopped = untilStopped() // looked at between documents
  const line = progressLine('documents', output)
  return {
    source: resolve(source),
    keyringCopy: resolve(keyring),
    ...(typeof snapshot === 'string' && { snapshot }),
    opener: await openerFrom(flags, config, resolve(keyring)),
    config,
    clock: systemClock,
    accepted: {
      rollback: flags['ack-rollback'] === true,
      missingKeys: flags['ack-missing-keys'] === true,
      damage: flags['ack-damage'] === true,
    },
    consent: async (plan) => {
      const sentences = planInWords(config, plan)
      if (flags.plan) {
        output.result({ ...plan }, sentences)
        throw new Refusal('Only the plan was asked for. Nothing was restored.', EXIT.ok)
      }
      // Onto an empty directory nothing is destroyed: who is not there to be asked is taken at their word.
      await askConsent({ flags: { ...flags, yes: flags.yes || !output.isTerminal }, output }, sentences)
    },
    progress: (done, total) => {
      if (isStopped()) throw new Refusal('Stopped. Nothing was restored.', EXIT.failed)
      line(done, total)
    },
  }
}

async function openerFrom(flags: Flags, { unlockKeyFile }: Config, copy: string): Promise<Opener> {
  const key = flags['recovery-key']
  if (typeof key === 'string')
    return {
      kind: 'recovery',
      privateKey: readGivenFile(key),
      passphrase: await askRecoveryPassphrase(flags),
    }
  if (flags['recovery-passphrase-file'])
    throw new Refusal('--recovery-passphrase-file goes with --recovery-key.', EXIT.usage)
  const method = readKeyringMethod(keyringFileAt(copy))
  const ask = method.kind === 'passphrase' ? askPassphrase(flags) : null
  if (method.kind === 'passphrase' && ask)
    return { kind: 'unlock', secret: await secretFromPassphrase(await ask(), method) }
  const secret = method.kind === 'secret' ? readUnlockSecret(unlockKeyFile) : null
  if (secret) return { kind: 'unlock', secret }
  throw new Refusal(
    method.kind === 'passphrase'
      ? 'This keyring is opened by a passphrase: name a file that holds it with --passphrase-file, or use --recovery-key.'
      : `The unlock key ${unlockKeyFile} is not there, or is no unlock key. Name it with --unlock-key-file, or use --recovery-key.`,
    EXIT.locked,
  )
}

function asJson({ data, unlockKeyFile }: Config, { hasNewUnlockKey, ...restored }: Restored) {
  return { data, ...restored, ...(hasNewUnlockKey && { newUnlockKeyFile: unlockKeyFile }) }
}
