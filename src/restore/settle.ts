import type { Database } from 'bun:sqlite'
import { type Clock, timestamp } from '../clock.ts'
import { voidOpenEnrolments } from '../enrolments/queries.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import type { NewEvent } from '../events/kinds.ts'
import { findHead } from '../events/queries.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { dismissMailsOf } from '../mail/queries.ts'
import { updatePersonStatus } from '../people/queries.ts'
import { endSessions } from '../sessions/end.ts'
import type { Keyring } from '../vault/keyring.ts'
import type { Vault } from '../vault/vault.ts'
import {
  deleteMatter,
  type Ended,
  endEveryAccess,
  isActivePerson,
  listErasedMatterIds,
  listMatterIds,
  wasEnabled,
} from './queries.ts'

/** What the keyring knows and an older database does not. */
export type Memory = Pick<Keyring, 'tombstones' | 'disabledPersons'>

/** Ids of what the database would bring back. */
export type Forgotten = { destroyedMatters: string[]; disabledPersons: string[] }

export type Settled = Forgotten & { ended: Ended }

export function findForgotten(db: Database, memory: Memory): Forgotten {
  const destroyed = new Set(memory.tombstones().map(({ matterId }) => matterId))
  for (const id of listErasedMatterIds(db)) destroyed.delete(id) // of those nothing is left to bring back
  return {
    destroyedMatters: listMatterIds(db).filter((id) => destroyed.has(id)),
    // An old copy of the keyring may not know that somebody was let in again before the backup.
    disabledPersons: [...memory.disabledPersons()].flatMap(([id, at]) =>
      isActivePerson(db, id) && !wasEnabled(db, { personId: id, after: new Date(at).toISOString() })
        ? [id]
        : [],
    ),
  }
}

type Place = { db: Database; vault: Vault; clock: Clock }

/**
 * Makes a database of former times fit to be served: nobody is signed in or invited, what was destroyed stays destroyed,
 * whoever was shut out stays out, matters in `leaveOut` are gone, and `event` says in the log what happened to it.
 */
export function settle(place: Place, event: NewEvent, leaveOut: readonly string[] = []): Settled {
  const { db, vault, clock } = place
  const forgotten = findForgotten(db, vault.keyring)
  return db
    .transaction(() => {
      const ended = endEveryAccess(db, timestamp(clock))
      for (const matterId of [...forgotten.destroyedMatters, ...leaveOut]) deleteMatter(db, matterId)
      appendEvent(place, SYSTEM, event)
      for (const personId of forgotten.disabledPersons) shutOut(place, personId)
      return { ...forgotten, ended }
    })
    .immediate()
}

/** Somebody whom the keyring knows as disabled, and the database does not. */
function shutOut(place: Place, personId: string): void {
  const { db, clock } = place
  updatePersonStatus(db, personId, 'disabled')
  voidOpenEnrolments(db, { personId, now: timestamp(clock) })
  endSessions(place, SYSTEM, personId)
  dismissMailsOf(db, personId)
  appendEvent(place, SYSTEM, { kind: 'person.disabled', personId, details: {} })
}

/**
 * For a database that is about to be served. Whom the keyring knows as disabled is shut out: a crash came between the two,
 * or the database is an old one. An old one that has a destroyed matter too was put there by hand: a `Refusal` (rollback)
 * unless that is acknowledged.
 */
export function settlePresent(place: Place, accepted: { rollback: boolean }): void {
  const { db, vault } = place
  const { destroyedMatters, disabledPersons } = findForgotten(db, vault.keyring)
  if (destroyedMatters.length > 0) {
    if (!accepted.rollback) throw new Refusal(PUT_BACK, EXIT.rollback)
    const { seq, hash } = findHead(db)
    const details = { snapshot: '', seq, head: hash.toHex(), rollback: true }
    settle(place, { kind: 'portal.restored', details })
  } else if (disabledPersons.length > 0)
    db.transaction(() => {
      for (const personId of disabledPersons) shutOut(place, personId)
    }).immediate()
}

const PUT_BACK =
  'Rollback: this database is from before the destruction of a matter, and was put here by hand. Bring the newer one back; ' +
  'where there is none, start with --ack-rollback: then everybody is signed out, and what was destroyed is taken out again.'
