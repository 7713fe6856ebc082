import type { Database } from 'bun:sqlite'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { GuestViewer, StaffViewer } from '../viewer.ts'

type Bytes = Uint8Array<ArrayBuffer>
export type NewSession = {
  id: string
  tokenHash: Bytes
  personId: string
  passkeyId: string
  device: Sealed<'sessions.device'>
  place: Sealed<'sessions.place'>
  at: string
}
type SessionRow = (Omit<StaffViewer, 'from'> | Omit<GuestViewer, 'from'>) & { lastSeenAt: string }

export function insertSession(db: Database, session: NewSession): void {
  db.query(`
    insert into sessions (id, token_hash, person_id, passkey_id, device, place, created_at, last_seen_at, verified_at)
    values ($id, $tokenHash, $personId, $passkeyId, $device, $place, $at, $at, $at)`).run(session)
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

export function isSession(db: Database, id: string): boolean {
  return db.query('select 1 from sessions where id = $id').get({ id }) !== null
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

export function deleteSessionsBegunBefore(db: Database, before: string): void {
  db.query('delete from sessions where created_at < $before').run({ before })
}

export function deleteSessionsOfPasskey(db: Database, passkeyId: string): void {
  db.query('delete from sessions where passkey_id = $passkeyId').run({ passkeyId })
}

export type Session = {
  id: string
  device: string
  place: string
  createdAt: string
  lastSeenAt: string
}
type Row = Omit<Session, 'device' | 'place'> & {
  device: Sealed<'sessions.device'>
  place: Sealed<'sessions.place'>
}

/** The sessions of a person that could still be used, the latest first. */
export function listSessions(
  db: Database,
  { firm }: Pick<Vault, 'firm'>,
  query: { personId: string; idleSince: string; begunSince: string },
): Session[] {
  return db
    .query<Row, typeof query>(`
      select id, device, place, created_at as createdAt, last_seen_at as lastSeenAt from sessions
      where person_id = $personId and last_seen_at >= $idleSince and created_at >= $begunSince
      order by last_seen_at desc, id desc`)
    .all(query)
    .map((row) => ({
      ...row,
      device: firm.open('sessions.device', row.id, row.device),
      place: firm.open('sessions.place', row.id, row.place),
    }))
}

/** The id of the session that a cookie's token belongs to, used up or not. */
export function findSessionId(db: Database, tokenHash: Bytes): string | null {
  return (
    db
      .query<{ id: string }, { tokenHash: Bytes }>('select id from sessions where token_hash = $tokenHash')
      .get({ tokenHash })?.id ?? null
  )
}
