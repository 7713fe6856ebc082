import type { Database } from 'bun:sqlite'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { PersonKind } from '../viewer.ts'

type Bytes = Uint8Array<ArrayBuffer>
type Key = Pick<Vault, 'firm'>

/** A passkey as its owner and the firm see it. */
export type Passkey = {
  id: string
  name: string
  backedUp: boolean
  createdAt: string
  lastUsedAt: string | null
  blockedAt: string | null
}

/** A passkey as a ceremony needs it. */
export type Credential = {
  id: string
  personId: string
  credentialId: string
  publicKey: Bytes
  counter: number
  transports: string
  blockedAt: string | null
  status: 'active' | 'disabled'
  kind: PersonKind
}

export type NewPasskey = {
  id: string
  personId: string
  credentialId: string
  publicKey: Uint8Array
  counter: number
  transports: string
  backedUp: number
  name: Sealed<'passkeys.name'>
  createdAt: string
}

export function insertPasskey(db: Database, passkey: NewPasskey): void {
  db.query(`
    insert into passkeys (id, person_id, credential_id, public_key, counter, transports, backed_up, name, created_at,
      last_used_at)
    values ($id, $personId, $credentialId, $publicKey, $counter, $transports, $backedUp, $name, $createdAt,
      $createdAt)`).run(passkey)
}

/** The passkey with WebAuthn's credential id, with the state of its owner; a removed one is unknown. */
export function findCredential(db: Database, credentialId: string): Credential | null {
  return db
    .query<Credential, { credentialId: string }>(`
      select passkeys.id, person_id as personId, credential_id as credentialId, public_key as publicKey, counter,
        transports, blocked_at as blockedAt, persons.status, persons.kind
      from passkeys join persons on persons.id = passkeys.person_id
      where credential_id = $credentialId and removed_at is null`)
    .get({ credentialId })
}

/** Whether a passkey with this id was ever registered, by anybody, removed since or not. */
export function isCredentialTaken(db: Database, credentialId: string): boolean {
  return db.query('select 1 from passkeys where credential_id = $credentialId').get({ credentialId }) !== null
}

/** What an authenticator is told not to register twice, or to choose from. */
export function listCredentialIds(
  db: Database,
  personId: string,
): { credentialId: string; transports: string }[] {
  return db
    .query<{ credentialId: string; transports: string }, { personId: string }>(`
      select credential_id as credentialId, transports from passkeys
      where person_id = $personId and removed_at is null`)
    .all({ personId })
}

type Row = Omit<Passkey, 'name' | 'backedUp'> & { name: Sealed<'passkeys.name'>; backedUp: number }

/** The passkeys of a person that are not removed, oldest first. */
export function listPasskeys(db: Database, { firm }: Key, personId: string): Passkey[] {
  return db
    .query<Row, { personId: string }>(`
      select id, name, backed_up as backedUp, created_at as createdAt, last_used_at as lastUsedAt,
        blocked_at as blockedAt
      from passkeys where person_id = $personId and removed_at is null order by created_at, id`)
    .all({ personId })
    .map((row) => ({
      ...row,
      backedUp: row.backedUp === 1,
      name: firm.open('passkeys.name', row.id, row.name),
    }))
}

/** The names of these passkeys, removed ones too: a receipt says which one was used. */
export function listPasskeyNames(db: Database, { firm }: Key, ids: readonly string[]): Map<string, string> {
  const rows = db
    .query<{ id: string; name: Sealed<'passkeys.name'> }, { ids: string }>(
      'select id, name from passkeys where id in (select value from json_each($ids))',
    )
    .all({ ids: JSON.stringify([...new Set(ids)]) })
  return new Map(rows.map(({ id, name }) => [id, firm.open('passkeys.name', id, name)]))
}

/** Notes a use. False when the passkey was removed, blocked or used elsewhere since it was read. */
export function updatePasskeyUsed(
  db: Database,
  use: { id: string; before: number; counter: number; at: string },
): boolean {
  const { changes } = db
    .query(`
      update passkeys set counter = $counter, last_used_at = $at
      where id = $id and counter = $before and removed_at is null and blocked_at is null`)
    .run(use)
  return changes === 1
}

export function updatePasskeyBlocked(db: Database, id: string, at: string): void {
  db.query('update passkeys set blocked_at = $at where id = $id').run({ id, at })
}

export function updatePasskeyName(db: Database, id: string, name: Sealed<'passkeys.name'>): void {
  db.query('update passkeys set name = $name where id = $id').run({ id, name })
}

export function updatePasskeyRemoved(db: Database, id: string, at: string): void {
  db.query('update passkeys set removed_at = $at where id = $id').run({ id, at })
}

/** How many people of these have how many passkeys: for lists. */
export function countPasskeys(db: Database, personIds: readonly string[]): Map<string, number> {
  const rows = db
    .query<{ personId: string; count: number }, { ids: string }>(`
      select person_id as personId, count(*) as count from passkeys
      where removed_at is null and person_id in (select value from json_each($ids)) group by person_id`)
    .all({ ids: JSON.stringify(personIds) })
  return new Map(rows.map(({ personId, count }) => [personId, count]))
}
