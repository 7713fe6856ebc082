import type { Database } from 'bun:sqlite'
import { openTexts, type SealedTexts } from '../../../languages/sealed-texts.ts'
import type { Vault } from '../../../vault/vault.ts'
import type { Language } from '../../../viewer.ts'
import { inLanguage } from '../../../written.ts'

/** What an item is called, for the background, which acts for whoever sent its pages. */
export function findItemTitle(
  db: Database,
  vault: Pick<Vault, 'matter'>,
  { matterId, itemId }: { matterId: string; itemId: string },
  language: Language,
): string {
  const row = db
    .query<SealedTexts<'request_items', 'title'>, { itemId: string; matterId: string }>(
      'select title_en as en, title_fr as fr from request_items where id = $itemId and matter_id = $matterId',
    )
    .get({ itemId, matterId })
  const title = row && openTexts(vault.matter(matterId), ['request_items', 'title'], itemId, row)
  return inLanguage(title ?? {}, language) ?? ''
}
