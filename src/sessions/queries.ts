import type { Database } from 'bun:sqlite'
import type { FirmRole, Language, Viewer } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type NewSession = {
  id: string
  tokenHash: Bytes
  personId: string
  passkeyId: string
  device: Sealed<'sessions.device'>
  at: string
}
export type SessionRow = {
  sessionId: string
  personId: string
  passkeyId: string
  kind: Viewer['kind']
  firmRole: FirmRole | null
  language: Language
  verifiedAt: string
  lastSeenAt: string
}

export function insertSession(db: Database, session: NewSession): void {
  db.query(`
    insert into sessions (id, token_hash, person_id, passkey_id, device, created_at, last_seen_at, verified_at)
    values ($id, $tokenHash, $personId, $passkeyId, $device, $at, $at, $at)`).run(session)
}

/** The session of an active person, neither idle since `idleSince` nor begun before `begunSince`. */
export function findSession(
  db: Database,
  query: { tokenHash: Bytes; idleSince: string; begunSince: string },
): SessionRow | null {
  return db
    .query<SessionRow, typeof query>(`
      select sessions.id as sessionId, persons.id as personId, passkey_id as passkeyId, kind, firm_role as firmRole,
        language, verified_at as verifiedAt, last_seen_at as lastSeenAt
      from sessions join persons on persons.id = sessions.person_id
      where token_hash = $tokenHash and persons.status = 'active'
        and last_seen_at >= $idleSince and sessions.created_at >= $begunSince`)
    .get(query)
}

export function updateSessionSeen(db: Database, id: string, at: string): void {
  db.query('update sessions set last_seen_at = $at where id = $id').run({ id, at })
}

export function updateSessionVerified(db: Database, id: string, at: string): void {
  db.query('update sessions set verified_at = $at where id = $id').run({ id, at })
}

export function deleteSession(db: Database, id: string): void {
  db.query('delete from sessions where id = $id').run({ id })
}

export function deleteSessionsOf(db: Database, personId: string): void {
  db.query('delete from sessions where person_id = $personId').run({ personId })
}

export function deleteSessionsBegunBefore(db: Database, before: string): void {
  db.query('delete from sessions where created_at < $before').run({ before })
}
