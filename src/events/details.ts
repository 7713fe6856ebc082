import type { TextKey } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { EventKind, OpenDetails } from './kinds.ts'
import type { StoredEvent } from './queries.ts'

/** They must stay readable when the keys of their matter are gone. */
const OUTLIVING: ReadonlySet<EventKind> = new Set([
  'destruction.requested',
  'destruction.withdrawn',
  'destruction.approved',
  'matter.destroyed',
  'destruction.completed',
])

/** Under which key what an event says is sealed: its matter's, or the firm's. */
export function detailsKey(
  vault: Pick<Vault, 'firm' | 'matter'>,
  { kind, matterId }: { kind: EventKind; matterId: string | null },
): TextKey {
  return matterId === null || OUTLIVING.has(kind) ? vault.firm : vault.matter(matterId)
}

/** Nothing opens what this event said: its matter was destroyed. */
function isLost(
  vault: Pick<Vault, 'isDestroyed'>,
  { kind, matterId }: { kind: EventKind; matterId: string | null },
): boolean {
  return matterId !== null && !OUTLIVING.has(kind) && vault.isDestroyed(matterId)
}

/** Of an event whose matter was destroyed nothing is left but what its row says. */
export function openDetails(
  { vault }: { vault: Pick<Vault, 'firm' | 'matter' | 'isDestroyed'> },
  { id, kind, matterId, details }: StoredEvent,
): OpenDetails {
  if (isLost(vault, { kind, matterId })) return { from: null }
  return JSON.parse(detailsKey(vault, { kind, matterId }).open('events.details', id, details))
}
