import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { whenHeld } from '../mail/hold.ts'
import { findSafeContact, type SafeContact } from '../safe-contacts/queries.ts'

/** What whoever hands a link and a code over must know. `heldUntil`: until when the mail may not go (ISO 8601). */
export type InvitedHow = {
  sent: 'sent' | 'waits' | 'no'
  heldUntil: string | null
  safe: SafeContact | null
  firmPhone: string | null
}

export function readInvited(deps: Deps, personId: string, { mail }: { mail: boolean }): InvitedHow {
  const { db, vault, config } = deps
  return {
    sent: mail ? (config.smtp.host === null ? 'waits' : 'sent') : 'no',
    heldUntil: whenHeld(deps, { personId, kind: 'enrolment', urgentUntil: null }),
    safe: findSafeContact(db, vault, personId),
    firmPhone: getFirm(db, vault).phone,
  }
}
