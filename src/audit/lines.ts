import type { Deps } from '../deps.ts'
import type { StoredEvent } from '../events/queries.ts'
import { listPasskeyNames } from '../passkeys/queries.ts'
import { describeEvents, type EventLine } from './describe.ts'

/** An event as the log shows it: besides the sentence, the passkey that was used. */
export type LogLine = EventLine & { passkey: string | null }

export function logLines(deps: Pick<Deps, 'db' | 'vault'>, events: readonly StoredEvent[]): LogLine[] {
  const passkeyIds = events.map(({ passkeyId }) => passkeyId).filter((id) => id !== null)
  const passkeys = listPasskeyNames(deps.db, deps.vault, passkeyIds)
  return describeEvents(deps, events).map((line) => ({
    ...line,
    passkey: line.passkeyId && (passkeys.get(line.passkeyId) ?? null),
  }))
}
