import type { Database } from 'bun:sqlite'
import type { FirmAccess, StaffAccess } from '../access.ts'
import { CLOSED_SINCE } from '../phases.ts'
import type { MatterScope } from '../scopes.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { FirmPeriods } from './period.ts'
import type { RecordClass } from './rules.ts'

export function findPeriods(db: Database): FirmPeriods {
  const rows = db
    .query<{ name: RecordClass; years: number }, []>(
      'select record_class as name, years from retention_periods',
    )
    .all()
  return Object.fromEntries(rows.map(({ name, years }) => [name, years]))
}

export function savePeriod(
  db: Database,
  _: FirmAccess<'firm:manage'>,
  name: RecordClass,
  years: number,
): void {
  db.query(`
    insert into retention_periods (record_class, years) values ($name, $years)
    on conflict (record_class) do update set years = $years`).run({ name, years })
}

export function deletePeriod(db: Database, _: FirmAccess<'firm:manage'>, name: RecordClass): void {
  db.query('delete from retention_periods where record_class = $name').run({ name })
}

/** A matter whose portal has closed. `closedAt`: UTC. `holds`: how many legal holds stand. */
export type ClosedMatter = { id: string; number: string; province: string; closedAt: string; holds: number }

const CLOSED_MATTERS = `
  select matters.id, matters.number, matters.province, closings.ended_at as closedAt,
    (select count(*) from legal_holds where legal_holds.matter_id = matters.id and lifted_at is null) as holds
  from matters join (${CLOSED_SINCE}) as closings on closings.matter_id = matters.id
  where matters.status <> 'destroyed'`

/** Every closed matter of the portal: for the command line, which no wall shuts out. */
export function listClosedMatters(db: Database, now: string): ClosedMatter[] {
  return db.query<ClosedMatter, { now: string }>(`${CLOSED_MATTERS} order by closedAt`).all({ now })
}

/** Those that a viewer may enter. */
export function listEnterableClosedMatters(db: Database, enterable: MatterScope): ClosedMatter[] {
  return db
    .query<ClosedMatter, MatterScope['parameters']>(
      `${CLOSED_MATTERS} and matters.id in (${enterable.sql}) order by closedAt`,
    )
    .all(enterable.parameters)
}

export function findClosedMatter(
  db: Database,
  { matterId }: { matterId: string },
  now: string,
): ClosedMatter | null {
  return db
    .query<ClosedMatter, { matterId: string; now: string }>(`${CLOSED_MATTERS} and matters.id = $matterId`)
    .get({ matterId, now })
}

export type Hold = {
  id: string
  reason: string
  placedBy: string | null
  placedAt: string
  liftedAt: string | null
}
type Row = Omit<Hold, 'reason'> & { reason: Sealed<'legal_holds.reason'> }

/** Those that stand first, then the lifted ones, newest first. */
export function listHolds(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { matterId }: StaffAccess<'members:read'>,
): Hold[] {
  return db
    .query<Row, { matterId: string }>(`
      select id, reason, placed_by as placedBy, placed_at as placedAt, lifted_at as liftedAt
      from legal_holds where matter_id = $matterId order by lifted_at is not null, placed_at desc`)
    .all({ matterId })
    .map((row) => ({ ...row, reason: vault.matter(matterId).open('legal_holds.reason', row.id, row.reason) }))
}

export function countHolds(db: Database, { matterId }: { matterId: string }): number {
  return (
    db
      .query<{ n: number }, { matterId: string }>(
        'select count(*) as n from legal_holds where matter_id = $matterId and lifted_at is null',
      )
      .get({ matterId })?.n ?? 0
  )
}

export function insertHold(
  db: Database,
  { matterId }: { matterId: string },
  hold: Pick<Row, 'id' | 'reason' | 'placedBy' | 'placedAt'>,
): void {
  db.query(`
    insert into legal_holds (id, matter_id, reason, placed_by, placed_at)
    values ($id, $matterId, $reason, $placedBy, $placedAt)`).run({ matterId, ...hold })
}

/** Null for `id`: every hold of the matter that stands. Returns how many were lifted. */
export function updateLifted(
  db: Database,
  { matterId }: { matterId: string },
  lifted: { id: string | null; liftedBy: string | null; liftedAt: string },
): number {
  return db
    .query(`
      update legal_holds set lifted_by = $liftedBy, lifted_at = $liftedAt
      where matter_id = $matterId and lifted_at is null and ($id is null or id = $id)`)
    .run({ matterId, ...lifted }).changes
}
