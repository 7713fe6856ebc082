import type { Database } from 'bun:sqlite'
import type { FirmAccess, StaffAccess } from '../access.ts'
import type { MatterScope } from '../scopes.ts'
import type { TickedStep } from './steps.ts'

type Manage = FirmAccess<'roll-out:manage'>
export type Tick = { step: TickedStep; doneBy: string | null; doneAt: string }

export function listTicks(db: Database, _: Manage): Tick[] {
  const sql = 'select step, done_by as doneBy, done_at as doneAt from roll_out_steps'
  return db.query<Tick, []>(sql).all()
}

/** False where it was ticked before. */
export function insertTick(db: Database, _: Manage, tick: Tick): boolean {
  const sql = `insert into roll_out_steps (step, done_by, done_at) values ($step, $doneBy, $doneAt) on conflict do nothing`
  return db.query(sql).run(tick).changes === 1
}

export function deleteTick(db: Database, _: Manage, step: TickedStep): boolean {
  return db.query('delete from roll_out_steps where step = $step').run({ step }).changes === 1
}

/** What the portal sees of the roll-out; times in UTC, null for what has not happened. */
export type Facts = {
  staff: number
  staffWithTwoPasskeys: number
  articles: number
  practicedAt: string | null
  mailSentAt: string | null
  invitedAt: string | null
  cameAt: string | null
}

const REAL_CLIENT = `(select id from persons where kind = 'client' and is_practice = 0)`
const FACTS = `select
  (select count(*) from persons where kind = 'staff' and status = 'active') as staff,
  (select count(*) from persons where kind = 'staff' and status = 'active' and (
    select count(*) from passkeys where person_id = persons.id and removed_at is null) >= 2) as staffWithTwoPasskeys,
  (select count(*) from articles where is_published = 1 and kind = 'article') as articles,
  (select min(created_at) from matters where is_practice = 1) as practicedAt,
  (select min(sent_at) from mails where state = 'sent') as mailSentAt,
  (select min(created_at) from enrolments where person_id in ${REAL_CLIENT}) as invitedAt,
  (select min(created_at) from passkeys where person_id in ${REAL_CLIENT}) as cameAt`

export function getFacts(db: Database): Facts {
  const facts = db.query<Facts, []>(FACTS).get()
  if (!facts) throw new Error('a query of counts gave no row')
  return facts
}

/** Open practice matters that the viewer may enter. */
export function listPracticeMatters(db: Database, { where, parameters }: MatterScope): { id: string }[] {
  const sql = `select matters.id from matters where is_practice = 1 and matters.status <> 'closed' and ${where}`
  return db.query<{ id: string }, MatterScope['parameters']>(sql).all(parameters)
}

export function markPractice(db: Database, matterId: string): void {
  db.query('update matters set is_practice = 1 where id = $matterId').run({ matterId })
}

export function markPracticePerson(db: Database, personId: string): void {
  db.query('update persons set is_practice = 1 where id = $personId').run({ personId })
}

export function listPracticeClients(db: Database, { matterId }: StaffAccess): { id: string }[] {
  const sql = `select persons.id from persons join matter_members on person_id = persons.id
    where matter_id = $matterId and is_practice = 1`
  return db.query<{ id: string }, { matterId: string }>(sql).all({ matterId })
}
