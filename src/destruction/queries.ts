import type { Database } from 'bun:sqlite'
import { EVENT_COLUMNS, type StoredEvent } from '../events/queries.ts'
import { DECIDERS } from '../readers.ts'
import type { MatterScope } from '../scopes.ts'
import type { Sealed } from '../vault/sealed.ts'

export type Destruction = {
  id: string
  matterId: string
  requestedBy: string
  requestedAt: string
  expiresAt: string
  reason: Sealed<'destructions.reason'> | null
  approvedBy: string | null
  approvedAt: string | null
  record: Sealed<'destructions.record'> | null
  generation: number | null
  unlockRenewed: 0 | 1 | null
  destroyedAt: string | null
  certificate: Sealed<'destructions.certificate'> | null
  signature: string | null
  completedAt: string | null
}

const COLUMNS = `destructions.id, matter_id as matterId, requested_by as requestedBy, requested_at as requestedAt,
  expires_at as expiresAt, reason, approved_by as approvedBy, approved_at as approvedAt, record, generation,
  unlock_renewed as unlockRenewed, destroyed_at as destroyedAt, certificate, signature, completed_at as completedAt`
const BY_ID = `select ${COLUMNS} from destructions where id = $id`
const STANDING = `select ${COLUMNS} from destructions where matter_id = $matterId and ended_at is null`
const UNFINISHED = `select ${COLUMNS} from destructions where approved_at is not null and destroyed_at is null order by approved_at`
const INCOMPLETE = `select ${COLUMNS} from destructions where destroyed_at is not null and completed_at is null order by destroyed_at`

export function getDestruction(db: Database, id: string): Destruction {
  const found = db.query<Destruction, { id: string }>(BY_ID).get({ id })
  if (!found) throw new Error('a destruction is gone')
  return found
}

/** The one that was not withdrawn; its days may have passed. */
export function findStanding(db: Database, matterId: string): Destruction | null {
  return db.query<Destruction, { matterId: string }>(STANDING).get({ matterId })
}

/** Approved, and not carried out to the end. */
export function listUnfinished(db: Database): Destruction[] {
  return db.query<Destruction, []>(UNFINISHED).all()
}

/** Carried out; copies of the keyring that open the matter may be left. */
export function listIncomplete(db: Database): Destruction[] {
  return db.query<Destruction, []>(INCOMPLETE).all()
}

/** Of the scope's matters, the newest first. */
export function listDestructions(db: Database, { sql: matters, parameters }: MatterScope): Destruction[] {
  const sql = `select ${COLUMNS} from destructions
    where approved_at is not null and matter_id in (${matters}) order by approved_at desc, id desc`
  return db.query<Destruction, MatterScope['parameters']>(sql).all(parameters)
}

export type NewDestruction = Pick<
  Destruction,
  'id' | 'matterId' | 'requestedBy' | 'requestedAt' | 'expiresAt' | 'reason'
>

export function insertDestruction(db: Database, row: NewDestruction): void {
  db.query(`
    insert into destructions (id, matter_id, requested_by, requested_at, expires_at, reason)
    values ($id, $matterId, $requestedBy, $requestedAt, $expiresAt, $reason)`).run(row)
}

export function updateEnded(db: Database, id: string, at: string): void {
  db.query('update destructions set ended_at = $at where id = $id').run({ id, at })
}

export function updateApproved(
  db: Database,
  row: { id: string; by: string; at: string; record: Sealed<'destructions.record'> },
): void {
  db.query(
    'update destructions set approved_by = $by, approved_at = $at, record = $record where id = $id',
  ).run(row)
}

export function updateGeneration(db: Database, id: string, generation: number): void {
  db.query('update destructions set generation = $generation where id = $id').run({ id, generation })
}

export function updateUnlockRenewed(db: Database, id: string, renewed: boolean): void {
  db.query('update destructions set unlock_renewed = $renewed where id = $id').run({
    id,
    renewed: renewed ? 1 : 0,
  })
}

export type SignedRow = {
  id: string
  certificate: Sealed<'destructions.certificate'>
  signature: string
  /** When the matter was destroyed, and when no copy of the keyring was left that opens it. */
  destroyedAt: string
  completedAt: string | null
}

export function updateCertificate(db: Database, row: SignedRow): void {
  db.query(`
    update destructions set certificate = $certificate, signature = $signature, destroyed_at = $destroyedAt,
      completed_at = $completedAt
    where id = $id`).run(row)
}

/** Those who decide on the destruction of a matter. */
export function listDeciders(db: Database, matterId: string): string[] {
  return db
    .query<{ person_id: string }, { matterId: string }>(`${DECIDERS} order by persons.id`)
    .all({ matterId })
    .map(({ person_id }) => person_id)
}

const LOSSES = `with could as (select id from persons where firm_role = 'owner'
    union select responsible_id from matters where id = $matterId)
  select ${EVENT_COLUMNS} from events where at > $since and (
    kind = 'person.changed' or (kind = 'matter.changed' and matter_id = $matterId)
    or (kind = 'wall.raised' and matter_id = $matterId and person_id in could)
    or (kind = 'person.disabled' and person_id in could))`

/** Events that may have taken the right to decide on a matter from somebody. */
export function listLosses(db: Database, matterId: string, since: string): StoredEvent[] {
  return db.query<StoredEvent, { matterId: string; since: string }>(LOSSES).all({ matterId, since })
}

/** Whether somebody was disabled before `since` and still is: what they lose later, they had lost already. */
export function wasDisabledBefore(db: Database, personId: string, since: string): boolean {
  const sql = `select 1 from persons where id = $personId and status = 'disabled' and not exists (
    select 1 from events where kind = 'person.disabled' and person_id = persons.id and at > $since)`
  return db.query(sql).get({ personId, since }) !== null
}

/** `at`: when somebody who decides was added, or came in by their last link. */
export type Arrival = { personId: string; at: string; isOwner: 0 | 1; isResponsible: 0 | 1 }

const ARRIVALS = `select persons.id as personId, firm_role = 'owner' as isOwner,
    exists (select 1 from matters where id = $matterId and responsible_id = persons.id) as isResponsible,
    max(created_at, coalesce((select max(used_at) from enrolments where person_id = persons.id), '')) as at
  from persons where id in (${DECIDERS})`

/** Of everybody who decides on a matter. */
export function listArrivals(db: Database, matterId: string): Arrival[] {
  return db.query<Arrival, { matterId: string }>(ARRIVALS).all({ matterId })
}

const GAINS = `select ${EVENT_COLUMNS} from events where at > $since and (
    kind in ('person.changed', 'person.enabled') or (kind in ('matter.changed', 'wall.lowered') and matter_id = $matterId))`

/** Events that may have given the right to decide on a matter to somebody. */
export function listGains(db: Database, matterId: string, since: string): StoredEvent[] {
  return db.query<StoredEvent, { matterId: string; since: string }>(GAINS).all({ matterId, since })
}

const EXPORTS = `select ${EVENT_COLUMNS} from events
  where matter_id = $matterId and kind = 'matter.exported' and person_id is null order by seq desc`

/** Exports of the whole matter, the newest first. */
export function listExports(db: Database, matterId: string): StoredEvent[] {
  return db.query<StoredEvent, { matterId: string }>(EXPORTS).all({ matterId })
}

export type MatterFacts = { number: string; createdAt: string; closedAt: string | null }

const FACTS = `select number, matters.created_at as createdAt, (
    select max(closed_at) from closings where closings.matter_id = matters.id and reopened_at is null) as closedAt
  from matters where id = $matterId`

export function getMatterFacts(db: Database, matterId: string): MatterFacts {
  const facts = db.query<MatterFacts, { matterId: string }>(FACTS).get({ matterId })
  if (!facts) throw new Error('a matter is gone')
  return facts
}
