import type { Database } from 'bun:sqlite'
import type { FirmAccess, StaffAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

export type Wall = { personId: string; reason: string; createdBy: string; createdAt: string }
type Row = Omit<Wall, 'reason'> & { reason: Sealed<'walls.reason'> }

/** A wall has no id of its own: what it is sealed to is the pair that makes it. */
export function wallRowId(matterId: string, personId: string): string {
  return `${matterId} ${personId}`
}

/** The walls of a matter with their reasons: for whoever may raise and lower them. */
export function listWalls(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { matterId }: StaffAccess,
  _manager: FirmAccess<'walls:manage'>,
): Wall[] {
  return db
    .query<Row, { matterId: string }>(`
      select person_id as personId, reason, created_by as createdBy, created_at as createdAt
      from walls where matter_id = $matterId order by created_at`)
    .all({ matterId })
    .map((row) => ({
      ...row,
      reason: vault.matter(matterId).open('walls.reason', wallRowId(matterId, row.personId), row.reason),
    }))
}

/** Who stands behind a wall, without the reason. */
export function listWalledPersons(db: Database, { matterId }: StaffAccess<'members:read'>): Set<string> {
  return new Set(
    db
      .query<{ personId: string }, { matterId: string }>(
        'select person_id as personId from walls where matter_id = $matterId',
      )
      .all({ matterId })
      .map(({ personId }) => personId),
  )
}

export function isWalled(db: Database, { matterId }: StaffAccess<'members:read'>, personId: string): boolean {
  return (
    db
      .query<{ found: 1 }, { matterId: string; personId: string }>(
        'select 1 as found from walls where matter_id = $matterId and person_id = $personId',
      )
      .get({ matterId, personId }) !== null
  )
}

/** Whether `otherId` is in a matter, on its open side, from which a wall shuts `personId` out. */
export function standsBetween(db: Database, people: { personId: string; otherId: string }): boolean {
  return (
    db
      .query<{ found: 1 }, typeof people>(`
        select 1 as found from walls join matter_members on matter_members.matter_id = walls.matter_id
        where walls.person_id = $personId and matter_members.person_id = $otherId and $otherId <> $personId
          and not exists (select 1 from walls as own
            where own.matter_id = walls.matter_id and own.person_id = $otherId)
        limit 1`)
      .get(people) !== null
  )
}

export function insertWall(
  db: Database,
  { matterId }: StaffAccess,
  _manager: FirmAccess<'walls:manage'>,
  wall: Row,
): void {
  db.query(`
    insert into walls (matter_id, person_id, reason, created_by, created_at)
    values ($matterId, $personId, $reason, $createdBy, $createdAt)`).run({ matterId, ...wall })
}

/** True if there was one. */
export function deleteWall(
  db: Database,
  { matterId }: StaffAccess,
  _manager: FirmAccess<'walls:manage'>,
  personId: string,
): boolean {
  const { changes } = db
    .query('delete from walls where matter_id = $matterId and person_id = $personId')
    .run({ matterId, personId })
  return changes > 0
}
