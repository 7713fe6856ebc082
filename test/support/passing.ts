import { DAY } from '../../src/clock.ts'
import type { TestPortal } from './portal.ts'

/** Days pass, and everybody signs in again with their passkey. */
export function passDays({ deps, clock }: TestPortal, days: number): void {
  clock.forward(days * DAY)
  deps.db
    .query('update sessions set created_at = $now, last_seen_at = $now, verified_at = $now')
    .run({ now: clock.now().toISOString() })
}

/** Passkeys used longer ago than dangerous acts want. */
export function letPasskeysAge({ deps }: TestPortal): void {
  deps.db.query(`update sessions set verified_at = '2026-01-01T00:00:00.000Z'`).run()
}

/** The kinds of what happened in a matter, the first one first; with `kinds`, of those only. */
export function eventsIn({ deps }: TestPortal, matterId: string, kinds: RegExp = /./): string[] {
  return deps.db
    .query<{ kind: string }, { matterId: string }>(
      'select kind from events where matter_id = $matterId order by seq',
    )
    .all({ matterId })
    .map(({ kind }) => kind)
    .filter((kind) => kinds.test(kind))
}
