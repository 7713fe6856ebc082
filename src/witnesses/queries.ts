import type { Database } from 'bun:sqlite'
import type { FirmAccess } from '../access.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { Language } from '../viewer.ts'

type Key = Pick<Vault, 'firm'>
type Manage = FirmAccess<'firm:manage'>

/** Somebody outside the machine who keeps what the log looked like. */
export type Witness = {
  id: string
  email: string
  language: Language
  attempts: number
  sentAt: string | null
  sentSeq: number | null
  /** What the mail server answered last; null after a mail that it took. */
  answer: string | null
}
type Row = Omit<Witness, 'email' | 'answer'> & {
  email: Sealed<'witnesses.email'>
  lastError: Sealed<'witnesses.last_error'> | null
}

const COLUMNS = `id, email, language, attempts, sent_at as sentAt, sent_seq as sentSeq, last_error as lastError`

function openWitness({ firm }: Key, { lastError, ...row }: Row): Witness {
  return {
    ...row,
    email: firm.open('witnesses.email', row.id, row.email),
    answer: lastError && firm.open('witnesses.last_error', row.id, lastError),
  }
}

/** In the order in which they were named. */
export function listWitnesses(db: Database, vault: Key, _: Manage): Witness[] {
  const rows = db.query<Row, []>(`select ${COLUMNS} from witnesses order by id`).all()
  return rows.map((row) => openWitness(vault, row))
}

const DUE = `select ${COLUMNS} from witnesses where next_attempt_at <= $now order by id`

export function listDueWitnesses(db: Database, vault: Key, now: string): Witness[] {
  return db
    .query<Row, { now: string }>(DUE)
    .all({ now })
    .map((row) => openWitness(vault, row))
}

export type NewWitness = {
  id: string
  email: Sealed<'witnesses.email'>
  language: Language
  createdBy: string
  at: string
}

export function insertWitness(db: Database, _: Manage, witness: NewWitness): void {
  db.query(`
    insert into witnesses (id, email, language, created_by, created_at, next_attempt_at)
    values ($id, $email, $language, $createdBy, $at, $at)`).run(witness)
}

export function deleteWitness(db: Database, _: Manage, id: string): void {
  db.query('delete from witnesses where id = $id').run({ id })
}

/** Written before an attempt, so that whatever happens during it no mail goes out over and over. */
export function updateWitnessAttempt(db: Database, id: string, nextAttemptAt: string): void {
  db.query(
    'update witnesses set attempts = attempts + 1, next_attempt_at = $nextAttemptAt where id = $id',
  ).run({ id, nextAttemptAt })
}

/** False when the witness was removed meanwhile. */
export function updateWitnessSent(
  db: Database,
  sent: { id: string; at: string; seq: number; nextAttemptAt: string },
): boolean {
  const { changes } = db
    .query(`
      update witnesses set attempts = 0, sent_at = $at, sent_seq = $seq, next_attempt_at = $nextAttemptAt, last_error = null
      where id = $id`)
    .run(sent)
  return changes > 0
}

export function updateWitnessError(db: Database, id: string, error: Sealed<'witnesses.last_error'>): void {
  db.query('update witnesses set last_error = $error where id = $id').run({ id, error })
}
