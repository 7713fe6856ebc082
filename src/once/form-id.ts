import type { MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { isUuid } from '../uuid.ts'
import { findMade, type Made } from './queries.ts'

/**
 * The id of what a form makes, which is its idempotency key too: from the value of its hidden `once` and everything that
 * was typed. A form that arrives twice has it twice, and one that was gone back to and filled in anew has another. RFC 9562
 * section 5.5. Only messages have it otherwise: theirs is the draft's that they were (`unlessSent`, src/messages/send.ts).
 */
export function readFormId(fields: URLSearchParams): string {
  return formId(fields.get('once'), fields.toString())
}

/** The same of what belongs to no matter: its id is looked for in all of the firm, so it hangs on who sent the form too. */
export function firmFormId(
  { personId }: { personId: string },
  once: string | null | undefined,
  typed: string,
): string {
  return formId(once, `${personId} ${typed}`)
}

function formId(once: string | null | undefined, typed: string): string {
  return once && isUuid(once) ? Bun.randomUUIDv5(typed, once) : Bun.randomUUIDv7()
}

/**
 * Under which id to enter what a form makes, and whether it is there already; inside the transaction that enters it. What
 * was taken back meanwhile is made anew, and an id of another matter or of somebody else is nobody's to know of.
 */
export function claimId(
  { db }: Pick<Deps, 'db'>,
  { matterId, viewer }: MatterAccess,
  table: Made,
  wanted = Bun.randomUUIDv7(),
): { id: string; isMade: boolean } {
  for (let id = wanted; ; id = Bun.randomUUIDv5(matterId, id)) {
    const found = findMade(db, table, { id, matterId, personId: viewer.personId })
    if (!found || found.stands) return { id, isMade: found !== null }
  }
}
