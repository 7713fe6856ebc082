import type { Deps } from '../deps.ts'
import { countMattersSince } from '../matters/queries.ts'
import { holdsKeysOf, type KeyringCopy, replacementOf } from '../vault/keyring-copies.ts'

/**
 * `replaced`: by a newer copy under the same name. `pending`: it still opens a matter that was destroyed since.
 * `unfinished`: its export was interrupted, and nobody knows how much of it is somewhere.
 */
export type CopyState = 'current' | 'behind' | 'pending' | 'unfinished' | 'replaced' | 'destroyed'

export type SurveyedCopy = KeyringCopy & {
  state: CopyState
  /** Matters opened since, which it has no keys for. */
  lacks: number
  /** Matters destroyed since, which it still opens in an old backup. */
  stillOpens: number
}

export function surveyCopies({ db, vault }: Pick<Deps, 'db' | 'vault'>): SurveyedCopy[] {
  const { keyring } = vault
  const copies = keyring.copies()
  return copies.map((copy) => {
    const lacks = countMattersSince(db, new Date(copy.exportedAt).toISOString())
    const stillOpens = keyring.tombstones().filter((destroyed) => holdsKeysOf(copy, destroyed)).length
    return { ...copy, lacks, stillOpens, state: stateOf(copy, copies, { lacks, stillOpens }) }
  })
}

function stateOf(
  copy: KeyringCopy,
  copies: readonly KeyringCopy[],
  { lacks, stillOpens }: { lacks: number; stillOpens: number },
): CopyState {
  if (copy.attestedAt !== null) return 'destroyed'
  if (replacementOf(copy, copies)) return 'replaced'
  if (stillOpens > 0) return 'pending'
  if (!copy.isFinished) return 'unfinished'
  return lacks > 0 ? 'behind' : 'current'
}
