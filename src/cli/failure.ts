import { catalogues } from '../../views/text/catalogue.ts'
import { ConfigError } from '../config.ts'
import { AppError } from '../errors.ts'
import { EXIT, type ExitCode, Refusal } from '../installation/refusal.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { KeyringDamaged, Locked } from '../vault/keyring-errors.ts'
import { WrongRecoveryKey } from '../vault/recovery-key.ts'

type Failure = { sentence: string; exitCode: ExitCode }

/** What the administrator reads when a command did not do what it was asked, and the number a script gets. */
export function failure(error: unknown): Failure {
  if (error instanceof ConfigError)
    return { sentence: error.message, exitCode: error.kind === 'unsafe' ? EXIT.refused : EXIT.usage }
  if (error instanceof Refusal) return { sentence: error.message, exitCode: error.exitCode }
  if (error instanceof AppError) return { sentence: error.say(catalogues.en), exitCode: EXIT.refused }
  const ofVault = vaultExitCode(error)
  if (ofVault !== null && error instanceof Error) return { sentence: error.message, exitCode: ofVault }
  const sentence = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { sentence, exitCode: EXIT.failed }
}

function vaultExitCode(error: unknown): ExitCode | null {
  if (error instanceof Locked) return EXIT.locked
  if (error instanceof WrongRecoveryKey) return EXIT.refused
  return error instanceof KeyringDamaged || error instanceof IntegrityError ? EXIT.integrity : null
}
