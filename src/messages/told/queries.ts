import type { Database } from 'bun:sqlite'
import { readersOf } from '../../readers.ts'
import type { MatterScope } from '../../scopes.ts'
import type { Participant } from '../queries.ts'

const OF_MESSAGE = `select thread_participants.person_id as personId, readers.kind as kind
  from messages join thread_participants using (thread_id)
    join (${readersOf('messages')}) as readers on readers.person_id = thread_participants.person_id
  where messages.id = $messageId order by personId`

/** Those who take part in the conversation of a message and may read it at `now`. */
export function listParticipantsOf(
  db: Database,
  where: { matterId: string; messageId: string; now: string },
): Participant[] {
  return db.query<Participant, typeof where>(OF_MESSAGE).all(where)
}

/** Whether there is something to tell somebody of: a message that stands and that they have not read, or a conversation. */
export function isUnreadBy(db: Database, subjectId: string, personId: string): boolean {
  return db.query(UNREAD).get({ subjectId, personId }) !== null
}

const UNREAD = `
  select 1 from messages left join thread_participants as mine
    on mine.thread_id = messages.thread_id and mine.person_id = $personId
  where messages.id = $subjectId and withdrawn_at is null and coalesce(mine.read_number, 0) < messages.number
    and (mine.person_id is not null or (select kind from persons where id = $personId) = 'staff')
  union all
  select 1 from thread_participants where thread_id = $subjectId and person_id = $personId`

export function listParticipantIds(db: Database, subjectId: string): string[] {
  return db
    .query<{ personId: string }, { subjectId: string }>(`
      select person_id as personId from thread_participants
      where thread_id = coalesce((select thread_id from messages where id = $subjectId), $subjectId)`)
    .all({ subjectId })
    .map(({ personId }) => personId)
}

/** By matter of the scope, how many conversations have something that its viewer, who takes part, has not read. */
export function countUnreadByMatter(db: Database, { where, parameters }: MatterScope): Map<string, number> {
  const sql = `
    select threads.matter_id as matterId, count(*) as unread
    from thread_participants join threads on threads.id = thread_id
    where person_id = $personId and read_number < message_count
      and exists (select 1 from matters where matters.id = threads.matter_id and ${where})
    group by threads.matter_id`
  const rows = db.query<{ matterId: string; unread: number }, MatterScope['parameters']>(sql).all(parameters)
  return new Map(rows.map(({ matterId, unread }) => [matterId, unread]))
}
