import type { Database } from 'bun:sqlite'
import { type Clock, timestamp } from '../clock.ts'
import { voidOpenEnrolments } from '../enrolments/queries.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import type { NewEvent } from '../events/kinds.ts'
import { dismissMailsOf } from '../mail/queries.ts'
import { updatePersonStatus } from '../people/queries.ts'
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

type Place = { db: Database; vault: Pick<Vault, 'firm' | 'matter' | 'keyring'>; clock: Clock }

/**
 * Makes a database of former times fit to be served: nobody is signed in or invited, what was destroyed stays destroyed,
 * whoever was shut out stays out, matters in `leaveOut` are gone, and `event` says in the log what happened to it.
 */
export function settle(place: Place, event: NewEvent, leaveOut: readonly string[] = []): Settled {
  const { db, vault, clock } = place
  const forgotten = findForgotten(db, vault.keyring)
  return db
    .transaction(() => {
      const now = timestamp(clock)
      const ended = endEveryAccess(db, now)
      for (const matterId of [...forgotten.destroyedMatters, ...leaveOut]) deleteMatter(db, matterId)
      for (const personId of forgotten.disabledPersons) {
        updatePersonStatus(db, personId, 'disabled')
        voidOpenEnrolments(db, { personId, now })
        dismissMailsOf(db, personId)
      }
      appendEvent(place, SYSTEM, event)
      for (const personId of forgotten.disabledPersons)
        appendEvent(place, SYSTEM, { kind: 'person.disabled', personId, details: {} })
      return { ...forgotten, ended }
    })
    .immediate()
}
