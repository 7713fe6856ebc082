import type { Deps } from '../../src/deps.ts'
import type { Sealed } from '../../src/vault/sealed.ts'
import type { SealedSessionKey } from '../../src/vault/session-key.ts'

type Row = {
  id: string
  documentId: string
  origin: string
  number: number
  folderId: string | null
  fileName: Sealed<'document_versions.file_name'>
  mediaType: string
  byteSize: number
  sealedSize: number
  sha256: Uint8Array
  sessionKey: SealedSessionKey
}
export type KeptDocument = Omit<Row, 'fileName' | 'sha256'> & {
  fileName: string
  folder: string[]
  /** As the row says, hexadecimal; `content` is what is on the disk. */
  sha256: string
  content: Uint8Array
}

/** Everything a matter keeps, opened from the disk, newest first; without the first `except` ones. */
export async function keptDocuments(
  { db, vault }: Deps,
  matterId: string,
  except = 0,
): Promise<KeptDocument[]> {
  const rows = db
    .query<Row, { matterId: string; except: number }>(`
      select version.id, document_id as documentId, origin, number, folder_id as folderId, file_name as fileName,
        media_type as mediaType, byte_size as byteSize, sealed_size as sealedSize, sha256, session_key as sessionKey
      from document_versions as version join documents on documents.id = document_id
      where version.matter_id = $matterId order by version.rowid desc
      limit max(0, (select count(*) from document_versions where matter_id = $matterId) - $except)`)
    .all({ matterId, except })
  return Promise.all(
    rows.map(async (row) => {
      const document = await vault.documents.open({ ...row, versionId: row.id, matterId })
      const content = await document.read(0, row.byteSize)
      await document.close()
      const fileName = vault.matter(matterId).open('document_versions.file_name', row.id, row.fileName)
      const sha256 = Buffer.from(row.sha256).toString('hex')
      return { ...row, fileName, sha256, content, folder: folderPath({ db, vault }, matterId, row.folderId) }
    }),
  )
}

function folderPath(deps: Pick<Deps, 'db' | 'vault'>, matterId: string, folderId: string | null): string[] {
  if (!folderId) return []
  const row = deps.db
    .query<{ parentId: string | null; name: Sealed<'folders.name'> }, { folderId: string }>(
      'select parent_id as parentId, name from folders where id = $folderId',
    )
    .get({ folderId })
  if (!row) return []
  const name = deps.vault.matter(matterId).open('folders.name', folderId, row.name)
  return [...folderPath(deps, matterId, row.parentId), name]
}
