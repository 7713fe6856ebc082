import { requireFreshPasskey } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { findOpenEnrolment } from '../enrolments/queries.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { listPasskeys, updatePasskeyName } from '../passkeys/queries.ts'
import { removePasskey } from '../passkeys/remove.ts'
import type { Viewer } from '../viewer.ts'
import { oneLine } from '../written.ts'
import { readOwnPasskey } from './read.ts'

const NAME_LENGTH = 60

/** Gives one of the viewer's passkeys the name that lists and receipts show. */
export function renamePasskey(
  deps: Deps,
  viewer: Viewer,
  passkeyId: string,
  typed: string | undefined,
): void {
  const { db, vault } = deps
  const name = oneLine(typed)
  if (!name || name.length > NAME_LENGTH) throw new Invalid((text) => text.account.nameWrong, 'name')
  db.transaction(() => {
    const { id } = readOwnPasskey(deps, viewer, passkeyId).passkey
    updatePasskeyName(db, id, vault.firm.seal('passkeys.name', id, name))
    const { personId } = viewer
    appendEvent(deps, viewer, { kind: 'passkey.renamed', subjectId: id, personId, details: { name } })
  }).immediate()
}

/**
 * Removes one of the viewer's passkeys and ends every session begun with it. The last one that opens the portal stays,
 * unless an enrolment is open: its owner could never come back.
 */
export function removeOwnPasskey(deps: Deps, viewer: Viewer, passkeyId: string): void {
  requireFreshPasskey(deps, viewer)
  const { db } = deps
  const { personId } = viewer
  db.transaction(() => {
    const { id, name } = readOwnPasskey(deps, viewer, passkeyId).passkey
    if (isLastWayIn(deps, personId, id)) throw new Invalid((text) => text.account.lastPasskey)
    removePasskey(deps, viewer, personId, { id, name })
  }).immediate()
  deps.wake()
}

function isLastWayIn({ db, vault, clock }: Deps, personId: string, passkeyId: string): boolean {
  const others = listPasskeys(db, vault, personId).filter(
    ({ id, blockedAt }) => id !== passkeyId && blockedAt === null,
  )
  return others.length === 0 && findOpenEnrolment(db, { personId, now: timestamp(clock) }) === null
}
