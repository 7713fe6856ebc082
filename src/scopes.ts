import type { Database } from 'bun:sqlite'
import { type Clock, timestamp } from './clock.ts'
import { CLOSED, DESTROYED } from './phases.ts'
import type { Section } from './rights.ts'
import type { GuestViewer, StaffViewer, Viewer } from './viewer.ts'

// The half of src/access.ts that is SQL: who may enter which matters, for lists, searches, counts and the proofs themselves.

export type Sources = { db: Database; clock: Clock }

/** Asked each time, because a request may go on for hours after its viewer was disabled or is an owner no more. */
const ACTIVE = `exists (select 1 from persons where persons.id = $personId and persons.status = 'active')`
const OWNER = `exists (
  select 1 from persons where persons.id = $personId and persons.status = 'active' and persons.firm_role = 'owner')`
/** Nobody passes a wall: not a member, not the owner. */
const NO_WALL = 'matters.id not in (select matter_id from walls where person_id = $personId)'
const MEMBER_NOW = 'person_id = $personId and starts_at <= $now and (ends_at is null or ends_at > $now)'
/** A list of few memberships is gone through whole; of many, each matter in the list's order is asked about. */
const FEW = 500

/** The matters that a viewer may enter now, as SQL: `where` is a condition on rows of `matters`, `sql` selects `(matter_id)`. */
export type MatterScope = { where: string; sql: string; parameters: { personId: string; now: string } }

/**
 * With `section` only those matters where the viewer may also read it. The one place where membership, dates, the owner's
 * right and walls meet; lists, searches and counts are made with it.
 */
export function enterableMatters({ db, clock }: Sources, viewer: Viewer, section?: Section): MatterScope {
  const of = `from matter_members where ${MEMBER_NOW}${section ? ` and ${section} >= 1` : ''}`
  const member = hasMany(db, viewer)
    ? `exists (select 1 ${of} and matter_id = matters.id)`
    : `matters.id in (select matter_id ${of})`
  return scopeOf(clock, viewer, [
    viewer.firmRole === 'owner' ? `${NO_WALL} and ${OWNER}` : `${member} and ${NO_WALL} and ${ACTIVE}`,
    `not ${DESTROYED}`,
    ...(viewer.kind === 'staff' ? [] : [`not ${CLOSED}`]),
  ])
}

/** The matters that a client or outside person could enter if their portal were not closed. */
export function closedMatters({ clock }: Sources, viewer: GuestViewer): MatterScope {
  const member = `matters.id in (select matter_id from matter_members where ${MEMBER_NOW})`
  return scopeOf(clock, viewer, [member, NO_WALL, ACTIVE, `(${DESTROYED} or ${CLOSED})`])
}

/** Those of which only the log and the certificate are left, for whoever could have decided on their destruction. */
export function destroyedMatters({ clock }: Sources, viewer: StaffViewer): MatterScope {
  const decides = viewer.firmRole === 'owner' ? OWNER : `matters.responsible_id = $personId and ${ACTIVE}`
  return scopeOf(clock, viewer, [decides, NO_WALL, DESTROYED])
}

function scopeOf(clock: Clock, { personId }: Viewer, conditions: readonly string[]): MatterScope {
  const where = conditions.join(' and ')
  return {
    where,
    sql: `select matters.id as matter_id from matters where ${where}`,
    parameters: { personId, now: timestamp(clock) },
  }
}

function hasMany(db: Database, { personId }: Viewer): boolean {
  const further = 'select 1 as found from matter_members where person_id = $personId limit 1 offset $few'
  return db.query(further).get({ personId, few: FEW }) !== null
}

export function holds({ db }: Sources, enterable: MatterScope, matterId: string): boolean {
  const one = db.query(`${enterable.sql} and matters.id = $matterId`)
  return one.get({ ...enterable.parameters, matterId }) !== null
}
