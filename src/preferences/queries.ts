import type { Database } from 'bun:sqlite'
import type { PersonKind } from '../viewer.ts'
import { type Pace, type Preference, usualPreference } from './preference.ts'

type Row = { pace: Pace; hour: number; weekday: number; quietFrom: number | null; quietUntil: number | null }

/** What somebody chose; as is usual for their kind while they chose nothing. */
export function getPreference(db: Database, { id, kind }: { id: string; kind: PersonKind }): Preference {
  const row = db
    .query<Row, { id: string }>(`
      select pace, hour, weekday, quiet_from as quietFrom, quiet_until as quietUntil
      from telling_preferences where person_id = $id`)
    .get({ id })
  if (!row) return usualPreference(kind)
  const { quietFrom: from, quietUntil: until, ...rest } = row
  return { ...rest, quiet: from === null || until === null ? null : { from, until } }
}

export function upsertPreference(
  db: Database,
  { personId, at, quiet, ...preference }: Preference & { personId: string; at: string },
): void {
  db.query(`
    insert into telling_preferences (person_id, pace, hour, weekday, quiet_from, quiet_until, changed_at)
    values ($personId, $pace, $hour, $weekday, $from, $until, $at)
    on conflict (person_id) do update set pace = $pace, hour = $hour, weekday = $weekday, quiet_from = $from,
      quiet_until = $until, changed_at = $at`).run({
    ...preference,
    ...{ personId, at },
    ...(quiet ?? { from: null, until: null }),
  })
}

export function listMutedMatters(db: Database, personId: string): string[] {
  return db
    .query<{ matterId: string }, { personId: string }>(
      'select matter_id as matterId from muted_matters where person_id = $personId order by matter_id',
    )
    .all({ personId })
    .map(({ matterId }) => matterId)
}

/** `matterIds`: those that the person is told nothing of from now on. */
export function replaceMutedMatters(
  db: Database,
  muted: { personId: string; matterIds: readonly string[]; at: string },
): void {
  const given = { ...muted, matterIds: JSON.stringify(muted.matterIds) }
  db.query(`
    delete from muted_matters
    where person_id = $personId and matter_id not in (select value from json_each($matterIds))`).run({
    personId: given.personId,
    matterIds: given.matterIds,
  })
  db.query(`
    insert or ignore into muted_matters (person_id, matter_id, muted_at)
    select $personId, value, $at from json_each($matterIds)`).run(given)
}
