import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { loadConfig } from '../config.ts'
import { nearestExisting } from '../installation/file-system.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { checkNewSecretFile, writeSecretFile } from '../installation/secret-file.ts'
import { readRecoveryCertificate, replaceRecoveryKey } from '../keyring/recovery-key.ts'
import { createRecoveryKey } from '../vault/keyring.ts'
import { besideServer } from './beside-server.ts'
import type { Command, Flags, Output } from './command.ts'
import { askConsent, YES } from './consent.ts'
import { readGivenFile } from './given-file.ts'

export const recoveryInit: Command = {
  about:
    'Makes a new recovery key and puts everything into escrow for it; the one before opens nothing new. It can run\n' +
    'beside the server.\n' +
    '--recovery-key-file writes the private half, protected by a passphrase that is shown once: onto a USB stick, so\n' +
    'that it never lies on this machine. --certificate takes the public half of a key that was made elsewhere (OpenPGP,\n' +
    'version 6): then the private half never is on this machine at all.',
  flags: {
    'recovery-key-file': { type: 'string', hint: 'FILE', about: 'A new file for the private half.' },
    certificate: { type: 'string', hint: 'FILE', about: 'The public half of a key made elsewhere.' },
    yes: YES,
  },
  run: async ({ flags }, output) => {
    const [file, certificate] = [flags['recovery-key-file'], flags.certificate]
    if ((typeof file === 'string') === (typeof certificate === 'string'))
      throw new Refusal('Give --recovery-key-file FILE, or --certificate FILE.', EXIT.usage)
    if (typeof file === 'string') await madeHere(resolve(file), flags, output)
    else await madeElsewhere(String(certificate), flags, output)
    return EXIT.ok
  },
}

async function madeHere(file: string, flags: Flags, output: Output): Promise<void> {
  const { data } = loadConfig(flags).config
  checkNewSecretFile(file, data, 'recovery key')
  if (deviceOf(dirname(file)) === deviceOf(data))
    output.remark(`${file} lies on the same disk as the data. Take it away at once: best is a USB stick.`)
  await askConsent({ flags, output }, PLAN)
  const { certificate, ...recovery } = await createRecoveryKey()
  await besideServer(flags, async (place) => {
    const takeAway = writeSecretFile(file, recovery.recoveryPrivateKey)
    try {
      await replaceRecoveryKey(place, certificate)
    } catch (error) {
      takeAway()
      throw error
    }
  })
  const { passphrase, fingerprint } = recovery
  output.result(
    { fingerprint, file, passphrase },
    [
      `Recovery key:  ${file}`,
      '               Take it away from this machine now, to two places.',
      `Passphrase:    ${passphrase}`,
      '               It is shown this once: write it down, and keep it apart from the key.',
      `Fingerprint:   ${fingerprint}`,
      ...AFTERWARDS,
    ].join('\n'),
  )
}

async function madeElsewhere(file: string, flags: Flags, output: Output): Promise<void> {
  const certificate = await readRecoveryCertificate(readGivenFile(file))
  await askConsent({ flags, output }, PLAN)
  await besideServer(flags, (place) => replaceRecoveryKey(place, certificate))
  const fingerprint = certificate.getFingerprint()
  output.result({ fingerprint }, [`Fingerprint:   ${fingerprint}`, ...AFTERWARDS].join('\n'))
}

const PLAN =
  'The recovery key is replaced. The old one keeps opening the backups and the copies of the keyring that were made ' +
  'until now, and nothing that is made from now on.'

const AFTERWARDS = [
  '',
  'Now export the copies of the keyring again (vestibule keyring export), prove the new key (vestibule recovery test),',
  'and make a backup. Destroy the old key when nothing that it opens is needed any more.',
]

function deviceOf(path: string): number {
  return statSync(nearestExisting(path)).dev
}
