import type { Database } from 'bun:sqlite'
import { type Clock, timestamp } from '../clock.ts'
import type { Vault } from '../vault/vault.ts'
import type { Actor } from '../viewer.ts'
import { chainHash } from './chain.ts'
import { detailsKey } from './details.ts'
import type { NewEvent } from './kinds.ts'
import { findHead, insertEvent } from './queries.ts'

/** Who acts when nobody is signed in: the portal itself, or the command line. */
export const SYSTEM: Actor = { personId: null, passkeyId: null, from: null }

type Spine = { db: Database; vault: Pick<Vault, 'firm' | 'matter'>; clock: Clock }

/**
 * Adds one event to the log. Call it inside the same immediate transaction as the change it tells of: then neither can
 * exist without the other, and the chain has one writer at a time. Returns the event's `seq`.
 */
export function appendEvent({ db, vault, clock }: Spine, actor: Actor, event: NewEvent): number {
  if (!db.inTransaction) throw new Error(`the event ${event.kind} has no transaction`)
  const id = Bun.randomUUIDv7()
  const matterId = event.matterId ?? null
  const key = detailsKey(vault, { kind: event.kind, matterId })
  const details = key.seal('events.details', id, JSON.stringify({ ...event.details, from: actor.from }))
  const head = findHead(db)
  const row = {
    seq: head.seq + 1,
    id,
    at: timestamp(clock),
    kind: event.kind,
    actorId: actor.personId,
    passkeyId: actor.passkeyId,
    matterId,
    subjectId: event.subjectId ?? null,
    personId: event.personId ?? null,
    details,
  }
  insertEvent(db, { ...row, prevHash: head.hash, hash: chainHash(head.hash, row) })
  return row.seq
}
