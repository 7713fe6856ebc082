import type { Deps } from '../deps.ts'
import { describeEvents, type EventLine, openDetails } from '../events/describe.ts'
import type { StoredEvent } from '../events/queries.ts'
import { listPasskeyNames } from '../passkeys/queries.ts'

/** An event as the log shows it: besides the sentence, the address it came from and the passkey that was used. */
export type LogLine = EventLine & { from: string | null; passkey: string | null; hash: string }

export function logLines(deps: Pick<Deps, 'db' | 'vault'>, events: readonly StoredEvent[]): LogLine[] {
  const passkeyIds = events.map(({ passkeyId }) => passkeyId).filter((id) => id !== null)
  const passkeys = listPasskeyNames(deps.db, deps.vault, passkeyIds)
  const lines = describeEvents(deps, events)
  return events.flatMap((event, i) => {
    const line = lines[i]
    const { from } = openDetails(deps, event)
    if (!line) return []
    return {
      ...line,
      from: typeof from === 'string' ? from : null,
      passkey: event.passkeyId ? (passkeys.get(event.passkeyId) ?? null) : null,
      hash: event.hash.toHex(),
    }
  })
}
