import type { Deps } from '../deps.ts'

/** Passkeys are bound to this host for good: a portal that moves to another one needs everybody enrolled anew. */
export function relyingParty({ origin }: Pick<Deps, 'origin'>): { id: string; origin: string } {
  return { id: new URL(origin).hostname, origin }
}
