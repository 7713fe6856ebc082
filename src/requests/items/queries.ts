import type { Database } from 'bun:sqlite'
import type { MatterAccess, StaffAccess } from '../../access.ts'
import type { Texts } from '../../languages/needed.ts'
import { openTexts, type SealedTexts } from '../../languages/sealed-texts.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'
import type { ItemState } from '../vocabulary.ts'

type Key = Pick<Vault, 'matter'>
type Read = MatterAccess<'tasks:read'>
type Edit = StaffAccess<'tasks:edit'>

export type RequestItem = {
  id: string
  matterId: string
  requestId: string
  position: number
  title: Texts
  explanation: Texts
  example: Texts
  /** A day in the firm's zone. */
  dueOn: string | null
  state: ItemState
  /** Why a client does not have it, in their own words. */
  lack: string | null
  /** Why the firm sent it back. */
  back: Texts
  askedAt: string
  changedBy: string | null
  changedAt: string
}

type ItemRow = Omit<RequestItem, 'title' | 'explanation' | 'example' | 'back' | 'lack'> & {
  titleEn: Sealed<'request_items.title_en'> | null
  titleFr: Sealed<'request_items.title_fr'> | null
  explanationEn: Sealed<'request_items.explanation_en'> | null
  explanationFr: Sealed<'request_items.explanation_fr'> | null
  exampleEn: Sealed<'request_items.example_en'> | null
  exampleFr: Sealed<'request_items.example_fr'> | null
  lack: Sealed<'request_items.lack'> | null
  backEn: Sealed<'request_items.back_en'> | null
  backFr: Sealed<'request_items.back_fr'> | null
}

const ITEM_COLUMNS = `request_items.id, request_items.matter_id as matterId, request_id as requestId, position,
  request_items.title_en as titleEn, request_items.title_fr as titleFr, explanation_en as explanationEn,
  explanation_fr as explanationFr, example_en as exampleEn, example_fr as exampleFr, due_on as dueOn, state, lack,
  back_en as backEn, back_fr as backFr, asked_at as askedAt, changed_by as changedBy, changed_at as changedAt`
const STANDING = `from request_items join requests on requests.id = request_id
  where request_items.matter_id = $matterId and withdrawn_at is null`

function openItem(vault: Key, row: ItemRow): RequestItem {
  const { titleEn, titleFr, explanationEn, explanationFr, exampleEn, exampleFr, backEn, backFr, ...item } =
    row
  const key = vault.matter(row.matterId)
  const { id } = row
  return {
    ...item,
    title: openTexts(key, ['request_items', 'title'], id, { en: titleEn, fr: titleFr }),
    explanation: openTexts(key, ['request_items', 'explanation'], id, {
      en: explanationEn,
      fr: explanationFr,
    }),
    example: openTexts(key, ['request_items', 'example'], id, { en: exampleEn, fr: exampleFr }),
    back: openTexts(key, ['request_items', 'back'], id, { en: backEn, fr: backFr }),
    lack: row.lack && key.open('request_items.lack', id, row.lack),
  }
}

const ALL_ITEMS = `select ${ITEM_COLUMNS} ${STANDING} order by request_items.request_id, position`
const ITEMS_OF = `select ${ITEM_COLUMNS} ${STANDING} and request_id = $requestId order by position`
const ONE_ITEM = `select ${ITEM_COLUMNS} ${STANDING} and request_items.id = $id`

/** Of every request of a matter, in the order of each checklist. */
export function listItems(db: Database, vault: Key, { matterId }: Read): RequestItem[] {
  return db
    .query<ItemRow, { matterId: string }>(ALL_ITEMS)
    .all({ matterId })
    .map((row) => openItem(vault, row))
}

export function listItemsOf(db: Database, vault: Key, { matterId }: Read, requestId: string): RequestItem[] {
  return db
    .query<ItemRow, { matterId: string; requestId: string }>(ITEMS_OF)
    .all({ matterId, requestId })
    .map((row) => openItem(vault, row))
}

export function findItem(db: Database, vault: Key, { matterId }: Read, id: string): RequestItem | null {
  const row = db.query<ItemRow, { matterId: string; id: string }>(ONE_ITEM).get({ matterId, id })
  return row && openItem(vault, row)
}

export type NewItem = {
  id: string
  matterId: string
  requestId: string
  title: SealedTexts<'request_items', 'title'>
  explanation: SealedTexts<'request_items', 'explanation'>
  example: SealedTexts<'request_items', 'example'>
  dueOn: string | null
  at: string
}

/** At the end of its checklist. */
export function insertItem(db: Database, _: Edit, { title, explanation, example, ...item }: NewItem): void {
  db.query(`
    insert into request_items (id, matter_id, request_id, position, title_en, title_fr, explanation_en, explanation_fr,
      example_en, example_fr, due_on, asked_at, changed_at)
    values ($id, $matterId, $requestId,
      (select coalesce(max(position), 0) + 1 from request_items where request_id = $requestId),
      $titleEn, $titleFr, $explanationEn, $explanationFr, $exampleEn, $exampleFr, $dueOn, $at, $at)`).run({
    ...item,
    ...{ titleEn: title.en, titleFr: title.fr, explanationEn: explanation.en, explanationFr: explanation.fr },
    ...{ exampleEn: example.en, exampleFr: example.fr },
  })
}

/** What changes of an item; the rest of a review or an answer goes. */
export type ItemChange = {
  id: string
  state: ItemState
  /** Only from one of these. */
  from: readonly ItemState[]
  lack: Sealed<'request_items.lack'> | null
  back: SealedTexts<'request_items', 'back'>
  personId: string | null
  at: string
}

export const NO_BACK = { en: null, fr: null } as const

/** False when it is in another state by now, or its request was withdrawn. */
export function updateItemState(
  db: Database,
  { matterId }: MatterAccess<'tasks:contribute'>,
  { from, back, ...change }: ItemChange,
): boolean {
  const { changes } = db
    .query(`
      update request_items set state = $state, lack = $lack, back_en = $backEn, back_fr = $backFr,
        changed_by = $personId, changed_at = $at,
        asked_at = case when $state in ('open', 'sent-back') then $at else asked_at end
      where id = $id and matter_id = $matterId and state in (select value from json_each($from))
        and request_id in (select id from requests where matter_id = $matterId and withdrawn_at is null)`)
    .run({ ...change, matterId, from: JSON.stringify(from), backEn: back.en, backFr: back.fr })
  return changes > 0
}

export function updateItemsDue(
  db: Database,
  { matterId }: Edit,
  request: { requestId: string; dueOn: string | null; at: string },
): void {
  db.query(`
    update request_items set due_on = $dueOn, asked_at = $at
    where request_id = $requestId and matter_id = $matterId and state not in ('accepted', 'excused')`).run({
    ...request,
    matterId,
  })
}
