import type { Database } from 'bun:sqlite'
import type { GuestAccess, StaffAccess } from '../access.ts'
import type { Province } from '../firm/provinces.ts'
import type { MatterScope } from '../scopes.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { Language } from '../viewer.ts'
import type { MatterStatus, PracticeArea } from './vocabulary.ts'

type Key = Pick<Vault, 'matter'>
export type ClientTitle = Record<Language, string | null>

/** A matter as its clients know it: without its internal title. */
export type GuestMatter = { id: string; number: string; status: MatterStatus; clientTitle: ClientTitle }
export type Matter = GuestMatter & {
  internalTitle: string
  practiceArea: PracticeArea
  province: Province
  responsibleId: string
  createdAt: string
  /** When anything last happened in it. */
  updatedAt: string
}

export type GuestRow = Pick<Matter, 'id' | 'number' | 'status'> & {
  clientTitleEn: Sealed<'matters.client_title_en'> | null
  clientTitleFr: Sealed<'matters.client_title_fr'> | null
}
export type MatterRow = GuestRow &
  Omit<Matter, 'internalTitle' | 'clientTitle'> & { internalTitle: Sealed<'matters.internal_title'> }

const GUEST_COLUMNS = `matters.id, number, status, client_title_en as clientTitleEn, client_title_fr as clientTitleFr`
export const MATTER_COLUMNS = `${GUEST_COLUMNS}, internal_title as internalTitle, practice_area as practiceArea, province,
  responsible_id as responsibleId, created_at as createdAt, updated_at as updatedAt`
const MATTER = `select ${MATTER_COLUMNS} from matters where id = $matterId`
const GUEST_MATTER = `select ${GUEST_COLUMNS} from matters where id = $matterId`

export function openClientTitle(vault: Key, { id, clientTitleEn, clientTitleFr }: GuestRow): ClientTitle {
  const key = vault.matter(id)
  return {
    en: clientTitleEn && key.open('matters.client_title_en', id, clientTitleEn),
    fr: clientTitleFr && key.open('matters.client_title_fr', id, clientTitleFr),
  }
}

function openGuestMatter(vault: Key, row: GuestRow): GuestMatter {
  return { id: row.id, number: row.number, status: row.status, clientTitle: openClientTitle(vault, row) }
}

export function openMatter(vault: Key, row: MatterRow): Matter {
  const { clientTitleEn: _en, clientTitleFr: _fr, ...plain } = row
  return {
    ...plain,
    internalTitle: vault.matter(row.id).open('matters.internal_title', row.id, row.internalTitle),
    clientTitle: openClientTitle(vault, row),
  }
}

/** The matter that `access` was opened for; the proof says that it exists. */
export function getMatter(db: Database, vault: Key, { matterId }: StaffAccess): Matter {
  const row = db.query<MatterRow, { matterId: string }>(MATTER).get({ matterId })
  if (!row) throw new Error('a proof was opened for a matter that is not there')
  return openMatter(vault, row)
}

export function getGuestMatter(db: Database, vault: Key, { matterId }: GuestAccess): GuestMatter {
  const row = db.query<GuestRow, { matterId: string }>(GUEST_MATTER).get({ matterId })
  if (!row) throw new Error('a proof was opened for a matter that is not there')
  return openGuestMatter(vault, row)
}

export function listGuestMatterRows(
  db: Database,
  vault: Key,
  { where, parameters }: MatterScope,
): GuestMatter[] {
  const sql = `select ${GUEST_COLUMNS} from matters where ${where} order by updated_at desc, id desc`
  return db
    .query<GuestRow, MatterScope['parameters']>(sql)
    .all(parameters)
    .map((row) => openGuestMatter(vault, row))
}

const LABELS = `
  select id, number, internal_title as internalTitle from matters where id in (select value from json_each($ids))`

/** As a destruction leaves it: sealed text is never empty. */
const isBlank = (sealed: Uint8Array) => sealed.length === 0

/** Number and internal title by id (without a title where the matter was destroyed), for lists made of rows that the viewer may see. */
export function listMatterLabels(
  db: Database,
  vault: Key,
  ids: readonly string[],
): Map<string, { id: string; number: string; title: string }> {
  return new Map(
    db
      .query<Pick<MatterRow, 'id' | 'number' | 'internalTitle'>, { ids: string }>(LABELS)
      .all({ ids: JSON.stringify(ids) })
      .map(({ id, number, internalTitle }) => [
        id,
        {
          ...{ id, number },
          title: isBlank(internalTitle)
            ? ''
            : vault.matter(id).open('matters.internal_title', id, internalTitle),
        },
      ]),
  )
}

export function isNumberTaken(db: Database, number: string, exceptId: string): boolean {
  return (
    db
      .query<{ id: string }, { number: string; exceptId: string }>(
        'select id from matters where number = $number and id <> $exceptId',
      )
      .get({ number, exceptId }) !== null
  )
}

type NumberedMatter = { id: string; number: string; isDestroyed: 0 | 1 }

/** Whoever may enter it, and in whatever letter case the number is given: for the command line. */
export function findMatterByNumber(db: Database, number: string): NumberedMatter | null {
  return db
    .query<NumberedMatter, { number: string }>(
      "select id, number, status = 'destroyed' as isDestroyed from matters where number = $number",
    )
    .get({ number })
}

/** The numbers in use that begin with `prefix`, whoever may see their matters: a number is given once. */
export function listNumbers(db: Database, prefix: string): string[] {
  return db
    .query<{ number: string }, { prefix: string; end: string }>(
      'select number from matters where number >= $prefix and number < $end',
    )
    .all({ prefix, end: `${prefix}\u{10ffff}` })
    .map(({ number }) => number)
}

export type MatterValues = {
  number: string
  internalTitle: Sealed<'matters.internal_title'>
  clientTitleEn: Sealed<'matters.client_title_en'> | null
  clientTitleFr: Sealed<'matters.client_title_fr'> | null
  practiceArea: PracticeArea
  province: Province
}

export function insertMatter(
  db: Database,
  matter: MatterValues & { id: string; responsibleId: string; at: string },
): void {
  db.query(`
    insert into matters (id, number, internal_title, client_title_en, client_title_fr, practice_area, province,
      responsible_id, created_at, updated_at)
    values ($id, $number, $internalTitle, $clientTitleEn, $clientTitleFr, $practiceArea, $province, $responsibleId,
      $at, $at)`).run(matter)
}

export function updateMatter(
  db: Database,
  { matterId }: StaffAccess<'status:edit'>,
  values: MatterValues,
): void {
  db.query(`
    update matters set number = $number, internal_title = $internalTitle, client_title_en = $clientTitleEn,
      client_title_fr = $clientTitleFr, practice_area = $practiceArea, province = $province
    where id = $matterId`).run({ ...values, matterId })
}

export function updateMatterStatus(
  db: Database,
  { matterId }: StaffAccess<'members:edit'>,
  status: MatterStatus,
): void {
  db.query('update matters set status = $status where id = $matterId').run({ matterId, status })
}

export function updateResponsible(
  db: Database,
  { matterId }: StaffAccess<'members:edit'>,
  personId: string,
): void {
  db.query('update matters set responsible_id = $personId where id = $matterId').run({ matterId, personId })
}

/** How many matters were opened after `at` (UTC, ISO 8601). */
export function countMattersSince(db: Database, at: string): number {
  return (
    db
      .query<{ count: number }, { at: string }>(
        'select count(*) as count from matters where created_at > $at',
      )
      .get({ at })?.count ?? 0
  )
}

export function isPractice(db: Database, matterId: string): boolean {
  return db.query('select 1 from matters where id = $matterId and is_practice = 1').get({ matterId }) !== null
}
