import type { Database } from 'bun:sqlite'

type Bytes = Uint8Array<ArrayBuffer>
export type Enrolment = { id: string; personId: string; createdAt: string; expiresAt: string }
export type NewEnrolment = Enrolment & { tokenHash: Uint8Array; codeHash: Uint8Array }

/** What still can be used: not used, not voided, not over. */
const OPEN = 'used_at is null and voided_at is null and expires_at > $now'
const COLUMNS =
  'enrolments.id, person_id as personId, enrolments.created_at as createdAt, expires_at as expiresAt'

const FIND_OPEN = `select ${COLUMNS} from enrolments where person_id = $personId and ${OPEN}`
const FIND_BY_TOKEN = `
  select ${COLUMNS}, code_hash as codeHash, wrong_codes as wrongCodes
  from enrolments join persons on persons.id = person_id
  where token_hash = $tokenHash and persons.status = 'active' and ${OPEN}`
const USE = `
  update enrolments set used_at = $now
  where id = $id and ${OPEN} and exists (select 1 from persons where id = person_id and status = 'active')`
const VOID_OPEN =
  'update enrolments set voided_at = $now where person_id = $personId and used_at is null and voided_at is null'

export function insertEnrolment(db: Database, enrolment: NewEnrolment): void {
  db.query(`
    insert into enrolments (id, person_id, token_hash, code_hash, created_at, expires_at)
    values ($id, $personId, $tokenHash, $codeHash, $createdAt, $expiresAt)`).run(enrolment)
}

export function findOpenEnrolment(db: Database, query: { personId: string; now: string }): Enrolment | null {
  return db.query<Enrolment, typeof query>(FIND_OPEN).get(query)
}

/** Whether somebody was ever given a link; whoever was not knows nothing of the portal yet. */
export function wasInvited(db: Database, personId: string): boolean {
  return db.query('select 1 from enrolments where person_id = $personId limit 1').get({ personId }) !== null
}

/** The enrolment that a link leads to, while it can be used and its person is active. */
export function findEnrolmentByToken(
  db: Database,
  query: { tokenHash: Bytes; now: string },
): (Enrolment & { codeHash: Bytes; wrongCodes: number }) | null {
  return db.query<Enrolment & { codeHash: Bytes; wrongCodes: number }, typeof query>(FIND_BY_TOKEN).get(query)
}

/** Uses the enrolment up. False when somebody else did, or it was voided or ended meanwhile. */
export function updateEnrolmentUsed(db: Database, use: { id: string; now: string }): boolean {
  return db.query(USE).run(use).changes === 1
}

/** Counts a wrong code; the last one allowed voids the enrolment. */
export function updateEnrolmentWrongCode(
  db: Database,
  { id, now, allowed }: { id: string; now: string; allowed: number },
): void {
  db.query(`
    update enrolments set wrong_codes = wrong_codes + 1,
      voided_at = case when wrong_codes + 1 >= $allowed then $now end
    where id = $id`).run({ id, now, allowed })
}

export function voidOpenEnrolments(db: Database, query: { personId: string; now: string }): void {
  db.query(VOID_OPEN).run(query)
}

/** Of these people, who has an enrolment open until when. */
export function listOpenEnrolments(
  db: Database,
  { personIds, now }: { personIds: readonly string[]; now: string },
): Map<string, string> {
  const rows = db
    .query<{ personId: string; expiresAt: string }, { ids: string; now: string }>(`
      select person_id as personId, expires_at as expiresAt from enrolments
      where used_at is null and voided_at is null and expires_at > $now
        and person_id in (select value from json_each($ids))`)
    .all({ ids: JSON.stringify(personIds), now })
  return new Map(rows.map(({ personId, expiresAt }) => [personId, expiresAt]))
}
