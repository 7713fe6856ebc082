import { Invalid } from './errors.ts'

/** Of what a form stood on when it was made, for its hidden field `seen`; what an `ETag` is to a resource. */
export function markOf(value: unknown): string {
  return Bun.hash(JSON.stringify(value)).toString(36)
}

/**
 * Two people with a form open: the second one would put back, unseen, what the first one changed (a lost update). Throws
 * `Invalid`, also where what was typed would be refused anyway: the form shown again stands on what is there now, so that
 * sending it once more is meant. `isSame`: what was typed is what is there.
 */
export function requireSeen(seen: string | null | undefined, mark: string, isSame: () => boolean): void {
  if (!seen || seen === mark || holds(isSame)) return
  throw new Invalid((text) => text.components.changedMeanwhile)
}

function holds(isSame: () => boolean): boolean {
  try {
    return isSame()
  } catch (error) {
    if (error instanceof Invalid) return false
    throw error
  }
}
