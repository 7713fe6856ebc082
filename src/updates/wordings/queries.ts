import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../../access.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'
import type { UpdateWords } from '../queries.ts'

type Key = Pick<Vault, 'matter'>

type Wording = { words: UpdateWords; replacedBy: string; replacedAt: string }

export function insertWording(
  db: Database,
  vault: Key,
  { matterId, viewer }: StaffAccess<'status:edit'>,
  { updateId, words, at }: { updateId: string; words: UpdateWords; at: string },
): void {
  const id = Bun.randomUUIDv7()
  const content = vault.matter(matterId).seal('update_wordings.content', id, JSON.stringify(words))
  db.query(`
    insert into update_wordings (id, update_id, matter_id, content, replaced_by, replaced_at)
    values ($id, $updateId, $matterId, $content, $by, $at)`).run({
    ...{ id, updateId, matterId, content, at },
    by: viewer.personId,
  })
}

type WordingRow = Omit<Wording, 'words'> & { id: string; content: Sealed<'update_wordings.content'> }

/** What an update said before, the oldest first. */
export function listWordings(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'status:read'>,
  updateId: string,
): Wording[] {
  return db
    .query<WordingRow, { matterId: string; updateId: string }>(`
      select id, content, replaced_by as replacedBy, replaced_at as replacedAt from update_wordings
      where update_id = $updateId and matter_id = $matterId order by replaced_at, id`)
    .all({ matterId, updateId })
    .map(({ id, content, ...rest }) => ({
      ...rest,
      words: JSON.parse(vault.matter(matterId).open('update_wordings.content', id, content)) as UpdateWords,
    }))
}
