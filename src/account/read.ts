import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { listPasskeys, type Passkey } from '../passkeys/queries.ts'
import { getPerson, type Person } from '../people/queries.ts'
import { listSessions, type Session } from '../sessions/queries.ts'
import { sessionLimits } from '../sessions/session.ts'
import type { Viewer } from '../viewer.ts'

export type OwnPasskey = Passkey & { here: boolean }
export type Account = {
  me: Person
  now: string
  passkeys: OwnPasskey[]
  sessions: (Session & { here: boolean })[]
}

/** What somebody sees of themselves: `here` is the passkey and the session they are using. */
export function readAccount(deps: Deps, { personId, passkeyId, sessionId }: Viewer): Account {
  const { db, vault, clock } = deps
  return {
    me: getPerson(db, vault, personId),
    now: timestamp(clock),
    passkeys: listPasskeys(db, vault, personId).map((one) => ({ ...one, here: one.id === passkeyId })),
    sessions: listSessions(db, vault, { personId, ...sessionLimits(deps) }).map((one) => ({
      ...one,
      here: one.id === sessionId,
    })),
  }
}

/** One of somebody's own passkeys; anybody else's does not exist. */
export function readOwnPasskey(
  deps: Deps,
  viewer: Viewer,
  id: string,
): Pick<Account, 'now'> & { passkey: OwnPasskey } {
  const { now, passkeys } = readAccount(deps, viewer)
  const passkey = passkeys.find((one) => one.id === id)
  if (!passkey) throw new NotFound()
  return { now, passkey }
}

/** Whether somebody would be locked out by the loss of one device. */
export function needsSecondPasskey({ db, vault }: Pick<Deps, 'db' | 'vault'>, viewer: Viewer): boolean {
  return listPasskeys(db, vault, viewer.personId).filter(({ blockedAt }) => blockedAt === null).length < 2
}
