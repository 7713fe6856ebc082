import type { Database } from 'bun:sqlite'
import { NotFound } from '../errors.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { FirmRole, Language, PersonKind } from '../viewer.ts'

type Key = Pick<Vault, 'firm'>
export const PERSON_STATUSES = ['active', 'disabled'] as const
export type PersonStatus = (typeof PERSON_STATUSES)[number]
export type Person = {
  id: string
  kind: PersonKind
  firmRole: FirmRole | null
  name: string
  email: string
  phone: string | null
  language: Language
  status: PersonStatus
  mailState: 'ok' | 'bounced'
  /** When they reported a mail of ours as unwanted. */
  complainedAt: string | null
  createdAt: string
}

type Row = Omit<Person, 'name' | 'email' | 'phone'> & {
  name: Sealed<'persons.name'>
  email: Sealed<'persons.email'>
  phone: Sealed<'persons.phone'> | null
}

const COLUMNS = `id, kind, firm_role as firmRole, name, email, phone, language, status, mail_state as mailState,
  complained_at as complainedAt, created_at as createdAt`

function openPerson({ firm }: Key, row: Row): Person {
  return {
    ...row,
    name: firm.open('persons.name', row.id, row.name),
    email: firm.open('persons.email', row.id, row.email),
    phone: row.phone && firm.open('persons.phone', row.id, row.phone),
  }
}

export function findPerson(db: Database, vault: Key, id: string): Person | null {
  const row = db.query<Row, { id: string }>(`select ${COLUMNS} from persons where id = $id`).get({ id })
  return row && openPerson(vault, row)
}

/** Somebody who is known to exist, as whoever has a session or a membership. */
export function getPerson(db: Database, vault: Key, id: string): Person {
  const person = findPerson(db, vault, id)
  if (!person) throw new Error('a person is gone whom something still speaks of')
  return person
}

/** Whom an address names; `NotFound` for nobody. */
export function getPersonNamed(db: Database, vault: Key, id: string): Person {
  const person = findPerson(db, vault, id)
  if (!person) throw new NotFound()
  return person
}

/** The people with these ids, by id: one query for a whole page. */
export function listPersonsById(db: Database, vault: Key, ids: readonly string[]): Map<string, Person> {
  const rows = db
    .query<Row, { ids: string }>(
      `select ${COLUMNS} from persons where id in (select value from json_each($ids))`,
    )
    .all({ ids: JSON.stringify([...new Set(ids)]) })
  return new Map(rows.map((row) => [row.id, openPerson(vault, row)]))
}

export type NewPerson = {
  id: string
  kind: PersonKind
  firmRole: FirmRole | null
  name: Sealed<'persons.name'>
  email: Sealed<'persons.email'>
  emailIndex: Uint8Array
  phone: Sealed<'persons.phone'> | null
  language: Language
  createdAt: string
}

export function insertPerson(db: Database, person: NewPerson): void {
  db.query(`
    insert into persons (id, kind, firm_role, name, email, email_index, phone, language, created_at)
    values ($id, $kind, $firmRole, $name, $email, $emailIndex, $phone, $language, $createdAt)`).run(person)
}

/** `bounced`: mail to this address came back, and nothing more is sent to it until it is put right. */
export function updateMailState(db: Database, id: string, state: Person['mailState']): void {
  db.query('update persons set mail_state = $state where id = $id').run({ id, state })
}

/** Null when they have chosen anew how they are told. */
export function updateComplained(db: Database, id: string, at: string | null): void {
  db.query('update persons set complained_at = $at where id = $id').run({ id, at })
}

export function findPersonKind(db: Database, id: string): PersonKind | null {
  return (
    db.query<{ kind: PersonKind }, { id: string }>('select kind from persons where id = $id').get({ id })
      ?.kind ?? null
  )
}

export function updatePersonLanguage(db: Database, id: string, language: Language): void {
  db.query('update persons set language = $language where id = $id').run({ id, language })
}

/** Everybody of these kinds who has not been disabled, unordered: names are sealed, so the caller sorts. */
export function listActivePersons(db: Database, vault: Key, kinds: readonly PersonKind[]): Person[] {
  return db
    .query<Row, { kinds: string }>(
      `select ${COLUMNS} from persons where status = 'active' and kind in (select value from json_each($kinds))`,
    )
    .all({ kinds: JSON.stringify(kinds) })
    .map((row) => openPerson(vault, row))
}

export function listOwnerIds(db: Database): string[] {
  return db
    .query<{ id: string }, []>(`select id from persons where firm_role = 'owner' and status = 'active'`)
    .all()
    .map(({ id }) => id)
}

export type PersonChange = Omit<NewPerson, 'kind' | 'createdAt'> & { mailState: Person['mailState'] }

export function updatePerson(db: Database, person: PersonChange): void {
  db.query(`
    update persons set firm_role = $firmRole, name = $name, email = $email, email_index = $emailIndex, phone = $phone,
      language = $language, mail_state = $mailState
    where id = $id`).run(person)
}

export function updatePersonStatus(db: Database, id: string, status: PersonStatus): void {
  db.query('update persons set status = $status where id = $id').run({ id, status })
}

export type PersonFilter = { kind: PersonKind | null; status: PersonStatus | null }

/** Everybody of a kind and status (null for any), in no order: names can be sorted and searched only once opened. */
export function listPersons(db: Database, vault: Key, filter: PersonFilter): Person[] {
  return db
    .query<Row, PersonFilter>(LIST)
    .all(filter)
    .map((row) => openPerson(vault, row))
}

const LIST = `select ${COLUMNS} from persons where kind = coalesce($kind, kind) and status = coalesce($status, status)`

/** Who else gets mail at the same address. */
export function listPersonsByEmail(db: Database, vault: Key, emailIndex: Uint8Array): Person[] {
  return db
    .query<Row, { emailIndex: Uint8Array }>(BY_EMAIL)
    .all({ emailIndex })
    .map((row) => openPerson(vault, row))
}

const BY_EMAIL = `select ${COLUMNS} from persons where email_index = $emailIndex order by created_at, id`
