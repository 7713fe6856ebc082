import type { Database } from 'bun:sqlite'
import type { MatterScope } from '../../scopes.ts'
import type { Stretch } from '../../stretch.ts'

type Values = Record<string, string | number>

/** Somebody outside the firm who would read it: a matter without clients waits for no word, nor one to practise with. */
const HAS_CLIENT = `exists (
  select 1 from matter_members join persons on persons.id = matter_members.person_id
  where matter_members.matter_id = matters.id and persons.kind = 'client' and persons.status = 'active'
    and persons.is_practice = 0
    and matter_members.status >= 1 and starts_at <= $now and (ends_at is null or ends_at > $now))`
const STILL_OPEN = `not exists (
  select 1 from closings where closings.matter_id = matters.id and called_off_at is null and reopened_at is null
    and closes_at <= $now)`

export type UnheardMatter = { matterId: string; heardAt: string }

/** Open matters of the scope whose clients have heard nothing since `before`, the longest silence first. */
export function listUnheardMatters(
  db: Database,
  { where, parameters }: MatterScope,
  { before, ...stretch }: Stretch & { before: string },
): UnheardMatter[] {
  const sql = `
    select matter_status.matter_id as matterId, heard_at as heardAt
    from matter_status indexed by matter_status_silent join matters on matters.id = matter_status.matter_id
    where is_watched = 1 and heard_at < $before and ${STILL_OPEN} and ${HAS_CLIENT} and ${where}
    order by heard_at, matter_status.matter_id limit $limit offset $offset`
  return db.query<UnheardMatter, Values>(sql).all({ ...parameters, ...stretch, before })
}

export type DueMatter = { matterId: string; lookAgainOn: string }

/** Open matters of the scope whose day to look again has come. */
export function listDueMatters(
  db: Database,
  { where, parameters }: MatterScope,
  { today, ...stretch }: Stretch & { today: string },
): DueMatter[] {
  const sql = `
    select matter_status.matter_id as matterId, look_again_on as lookAgainOn
    from matter_status join matters on matters.id = matter_status.matter_id
    where is_watched = 1 and look_again_on is not null and look_again_on <= $today and ${STILL_OPEN}
      and ${where}
    order by look_again_on, matter_status.matter_id limit $limit offset $offset`
  return db.query<DueMatter, Values>(sql).all({ ...parameters, ...stretch, today })
}

export type AskingClient = { matterId: string; personId: string; askedAt: string }

/** Clients who asked for an update in a matter of the scope, the oldest question first. */
export function listAskingClients(
  db: Database,
  { where, parameters }: MatterScope,
  stretch: Stretch,
): AskingClient[] {
  const sql = `
    select update_requests.matter_id as matterId, update_requests.person_id as personId, asked_at as askedAt
    from update_requests join matters on matters.id = update_requests.matter_id
    where answered_at is null and ${where}
    order by asked_at, update_requests.matter_id, person_id limit $limit offset $offset`
  return db.query<AskingClient, Values>(sql).all({ ...parameters, ...stretch })
}
