import { catalogues } from '../../views/text/catalogue.ts'
import { ConfigError } from '../config.ts'
import { AppError } from '../errors.ts'
import { EXIT, type ExitCode, Refusal } from '../installation/refusal.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { KeyringDamaged, Locked } from '../vault/keyring-errors.ts'

type Failure = { sentence: string; exitCode: ExitCode }

/** What the administrator reads when a command did not do what it was asked, and the number a script gets. */
export function failure(error: unknown): Failure {
  if (error instanceof ConfigError)
    return { sentence: error.message, exitCode: error.kind === 'unsafe' ? EXIT.refused : EXIT.usage }
  if (error instanceof Refusal) return { sentence: error.message, exitCode: error.exitCode }
  if (error instanceof AppError) return { sentence: error.say(catalogues.en), exitCode: EXIT.refused }
  if (error instanceof Locked) return { sentence: error.message, exitCode: EXIT.locked }
  if (error instanceof KeyringDamaged || error instanceof IntegrityError)
    return { sentence: error.message, exitCode: EXIT.integrity }
  const sentence = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { sentence, exitCode: EXIT.failed }
}
