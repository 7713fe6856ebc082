import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../access.ts'
import { fromLevels, type Levels, type MatterRole, SECTIONS, toLevels } from '../rights.ts'
import type { MatterScope } from '../scopes.ts'

export type Membership = {
  id: string
  personId: string
  role: MatterRole
  levels: Levels
  startsAt: string
  endsAt: string | null
}
type Row = Omit<Membership, 'levels'> & Parameters<typeof toLevels>[0]

const COLUMNS = `id, person_id as personId, role, starts_at as startsAt, ends_at as endsAt, ${SECTIONS.join(', ')}`

function toMembership(row: Row): Membership {
  const { id, personId, role, startsAt, endsAt } = row
  return { id, personId, role, startsAt, endsAt, levels: toLevels(row) }
}

/** Everybody with a membership, begun or ended or behind a wall. */
export function listMemberships(db: Database, { matterId }: StaffAccess<'members:read'>): Membership[] {
  return db
    .query<Row, { matterId: string }>(
      `select ${COLUMNS} from matter_members where matter_id = $matterId order by created_at, id`,
    )
    .all({ matterId })
    .map(toMembership)
}

export function findMembership(
  db: Database,
  { matterId }: StaffAccess<'members:read'>,
  personId: string,
): Membership | null {
  const row = db
    .query<Row, { matterId: string; personId: string }>(
      `select ${COLUMNS} from matter_members where matter_id = $matterId and person_id = $personId`,
    )
    .get({ matterId, personId })
  return row && toMembership(row)
}

/** Names and kinds belong to people: this says who stands outside the firm in each of these matters. */
export function listGuestsOf(
  db: Database,
  matterIds: readonly string[],
): { matterId: string; personId: string }[] {
  return db
    .query<{ matterId: string; personId: string }, { ids: string }>(`
      select matter_id as matterId, person_id as personId
      from matter_members join persons on persons.id = person_id
      where matter_id in (select value from json_each($ids)) and persons.kind <> 'staff'
      order by matter_members.created_at, matter_members.id`)
    .all({ ids: JSON.stringify(matterIds) })
}

/** What somebody was given in a matter and was not taken back: it is theirs again as soon as they are a member again. */
export type GivenBefore = { documents: number; conversations: number }

const GIVEN_BEFORE = `select
  (select count(distinct document_id) from share_recipients
    where matter_id = $matterId and person_id = $personId and recalled_at is null) as documents,
  (select count(*) from thread_participants where matter_id = $matterId and person_id = $personId) as conversations`

export function countGivenBefore(
  db: Database,
  { matterId }: StaffAccess<'members:edit'>,
  personId: string,
): GivenBefore {
  const none = { documents: 0, conversations: 0 }
  return (
    db.query<GivenBefore, { matterId: string; personId: string }>(GIVEN_BEFORE).get({ matterId, personId }) ??
    none
  )
}

export type NewMembership = Omit<Membership, 'id'> & {
  matterId: string
  createdBy: string | null
  createdAt: string
}

export function insertMembership(db: Database, { levels, ...membership }: NewMembership): void {
  db.query(`
    insert into matter_members (id, matter_id, person_id, role, documents, messages, status, calendar, tasks, billing,
      members, starts_at, ends_at, created_by, created_at)
    values ($id, $matterId, $personId, $role, $documents, $messages, $status, $calendar, $tasks, $billing, $members,
      $startsAt, $endsAt, $createdBy, $createdAt)`).run({
    id: Bun.randomUUIDv7(),
    ...membership,
    ...fromLevels(levels),
  })
}

export function updateMembership(
  db: Database,
  { matterId }: StaffAccess<'members:edit'>,
  { levels, personId, role, startsAt, endsAt }: Omit<Membership, 'id'>,
): void {
  db.query(`
    update matter_members set role = $role, documents = $documents, messages = $messages, status = $status,
      calendar = $calendar, tasks = $tasks, billing = $billing, members = $members, starts_at = $startsAt,
      ends_at = $endsAt
    where matter_id = $matterId and person_id = $personId`).run({
    matterId,
    personId,
    role,
    startsAt,
    endsAt,
    ...fromLevels(levels),
  })
}

export function deleteMembership(
  db: Database,
  { matterId }: StaffAccess<'members:edit'>,
  personId: string,
): void {
  db.query('delete from matter_members where matter_id = $matterId and person_id = $personId').run({
    matterId,
    personId,
  })
}

export type MembershipOf = { matterId: string; role: MatterRole; endsAt: string | null }

/** The matters somebody is a member of, of those in `scope`: only what the viewer may enter. */
export function listMembershipsOf(
  db: Database,
  { where, parameters: { personId: viewerId, now } }: MatterScope,
  memberId: string,
): MembershipOf[] {
  const sql = `
    select members.matter_id as matterId, members.role, members.ends_at as endsAt
    from matter_members members join matters on matters.id = members.matter_id
    where members.person_id = $memberId and ${where} order by matters.number`
  return db
    .query<MembershipOf, { memberId: string; personId: string; now: string }>(sql)
    .all({ memberId, personId: viewerId, now })
}

export function listMatterIdsOf(db: Database, personIds: readonly string[]): string[] {
  return db
    .query<{ matterId: string }, { ids: string }>(`
      select distinct matter_id as matterId from matter_members
      where person_id in (select value from json_each($ids))`)
    .all({ ids: JSON.stringify(personIds) })
    .map(({ matterId }) => matterId)
}
