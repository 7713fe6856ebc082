import type { RecoveryText } from '../../../views/recovery/both.tsx'
import { IndexError } from '../../backup/index-file.ts'
import { IntegrityError } from '../../vault/integrity-error.ts'
import { KeyringDamaged } from '../../vault/keyring-errors.ts'
import { WrongRecoveryKey } from '../../vault/recovery-key.ts'
import { ForeignKeyringError } from '../open-backup.ts'
import type { Say } from './words.ts'

type Problem = RecoveryText['problem']

const WRONG_KEY = {
  'not-a-key': 'notAKey',
  passphrase: 'passphrase',
  'another-key': 'anotherKey',
} as const satisfies Record<WrongRecoveryKey['reason'], keyof Problem>

/** What was wrong when the backup was opened, in words that say what to do. */
export function problemOf(error: unknown): Say {
  const known = knownProblem(error)
  if (known) return ({ text }) => text.problem[known]
  const words = error instanceof Error ? error.message : String(error)
  return ({ text }) => text.problem.other(words)
}

function knownProblem(error: unknown): Exclude<keyof Problem, 'other'> | null {
  if (error instanceof WrongRecoveryKey) return WRONG_KEY[error.reason]
  if (error instanceof KeyringDamaged) return 'keyring'
  if (error instanceof ForeignKeyringError) return 'foreign'
  if (error instanceof IndexError) return error.fault === 'too-new' ? 'tooNew' : 'index'
  if (error instanceof IntegrityError) return 'index'
  if (error instanceof DOMException) return 'unreadable'
  return null
}
