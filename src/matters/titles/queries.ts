import type { Database } from 'bun:sqlite'
import type { Vault } from '../../vault/vault.ts'
import { type ClientTitle, type GuestRow, type MatterRow, openClientTitle } from '../queries.ts'

type Key = Pick<Vault, 'matter'>

const TITLES = `
  select id, number, internal_title as internalTitle, client_title_en as clientTitleEn,
    client_title_fr as clientTitleFr, status
  from matters where status <> 'destroyed'`
const TITLES_AFTER = `${TITLES} and id > $after order by id limit $limit`
const TITLES_OF = `${TITLES} and id in (select value from json_each($ids))`

/** What a search of matters reads; whoever asks filters what is found by access. */
export type MatterTitles = { id: string; number: string; internalTitle: string; clientTitle: ClientTitle }
type TitleRow = GuestRow & Pick<MatterRow, 'internalTitle'>

function openTitles(vault: Key, row: TitleRow): MatterTitles {
  const { id, number } = row
  const internalTitle = vault.matter(id).open('matters.internal_title', id, row.internalTitle)
  return { id, number, internalTitle, clientTitle: openClientTitle(vault, row) }
}

export function listTitlesAfter(db: Database, vault: Key, after: string, limit: number): MatterTitles[] {
  return db
    .query<TitleRow, { after: string; limit: number }>(TITLES_AFTER)
    .all({ after, limit })
    .map((row) => openTitles(vault, row))
}

export function listTitlesOf(db: Database, vault: Key, ids: readonly string[]): MatterTitles[] {
  return db
    .query<TitleRow, { ids: string }>(TITLES_OF)
    .all({ ids: JSON.stringify(ids) })
    .map((row) => openTitles(vault, row))
}
