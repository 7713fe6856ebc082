import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { openTexts, type SealedTexts } from '../languages/sealed-texts.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'tasks:read'>
type Edit = StaffAccess<'tasks:edit'>

/** A checklist of documents that a matter's clients are asked for. Withdrawn ones are not found. */
export type DocumentRequest = {
  id: string
  matterId: string
  title: Texts
  createdBy: string
  createdAt: string
}

type RequestRow = Omit<DocumentRequest, 'title'> & {
  titleEn: Sealed<'requests.title_en'> | null
  titleFr: Sealed<'requests.title_fr'> | null
}

const REQUEST_COLUMNS = `id, matter_id as matterId, title_en as titleEn, title_fr as titleFr, created_by as createdBy,
  created_at as createdAt`

function openRequest(vault: Key, { titleEn, titleFr, ...request }: RequestRow): DocumentRequest {
  const key = vault.matter(request.matterId)
  const title = openTexts(key, ['requests', 'title'], request.id, { en: titleEn, fr: titleFr })
  return { ...request, title }
}

const REQUESTS = `select ${REQUEST_COLUMNS} from requests where matter_id = $matterId and withdrawn_at is null`
const ALL_REQUESTS = `${REQUESTS} order by created_at desc, id desc`
const ONE_REQUEST = `${REQUESTS} and id = $id`

/** Newest first. */
export function listRequests(db: Database, vault: Key, { matterId }: Read): DocumentRequest[] {
  return db
    .query<RequestRow, { matterId: string }>(ALL_REQUESTS)
    .all({ matterId })
    .map((row) => openRequest(vault, row))
}

export function findRequest(
  db: Database,
  vault: Key,
  { matterId }: Read,
  id: string,
): DocumentRequest | null {
  const row = db.query<RequestRow, { matterId: string; id: string }>(ONE_REQUEST).get({ matterId, id })
  return row && openRequest(vault, row)
}

export type NewRequest = {
  id: string
  matterId: string
  title: SealedTexts<'requests', 'title'>
  createdBy: string
  at: string
}

export function insertRequest(db: Database, _: Edit, { title, ...request }: NewRequest): void {
  db.query(`
    insert into requests (id, matter_id, title_en, title_fr, created_by, created_at)
    values ($id, $matterId, $titleEn, $titleFr, $createdBy, $at)`).run({
    ...request,
    titleEn: title.en,
    titleFr: title.fr,
  })
}

export function updateRequestWithdrawn(
  db: Database,
  { matterId }: Edit,
  request: { id: string; at: string },
): boolean {
  const { changes } = db
    .query(
      'update requests set withdrawn_at = $at where id = $id and matter_id = $matterId and withdrawn_at is null',
    )
    .run({ ...request, matterId })
  return changes > 0
}

/** Withdrawn ones too. */
export function isRequestOf(db: Database, { matterId }: Edit, id: string): boolean {
  const sql = 'select 1 from requests where id = $id and matter_id = $matterId'
  return db.query(sql).get({ id, matterId }) !== null
}
