import { catalogues } from '../../views/text/catalogue.ts'
import { type ContributeDocuments, mayReplace } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { isDocumentOf } from '../documents/queries.ts'
import { NotFound } from '../errors.ts'
import { DEEPEST_FOLDER } from '../folders/depth.ts'
import { findFolderDepth, isFolderOf } from '../folders/queries.ts'
import { mayChooseFolder, mayFillMatter } from '../rights.ts'
import type { SealedSessionKey } from '../vault/session-key.ts'
import type { Target } from './arrived.ts'
import { requireDiskSpace } from './disk-space.ts'
import { insertUpload, sumMatterBytes, sumUnfinishedBytes } from './queries.ts'
import { emptyFile, overQuota, tooDeep, tooLarge, tooMuchUnfinished } from './refusals.ts'
import { requireTarget } from './target.ts'

/** A file somebody wants to send: names are clean, `byteSize` in octets. */
export type Announced = {
  byteSize: number
  fileName: string
  folderId: string | null
  folderPath: string[]
  /** The document that this becomes the new version of. */
  documentId: string | null
  target: Target | null
  /** Of the content, if the sender says it. */
  sha256: Uint8Array | null
}

const DEEPEST = 32
/** What one guest has announced and not sent takes at most this part of the matter's room from everybody else. */
const GUEST_PART = 1 / 4

/** Makes room for an announced file and returns the upload's id. All of its size counts against the quota from now on. */
export async function beginUpload(
  deps: Deps,
  access: ContributeDocuments,
  announced: Announced,
): Promise<string> {
  const file = { ...announced, folderPath: folderOf(announced, access) }
  const { byteSize } = file
  if (byteSize === 0) throw emptyFile()
  if (byteSize > deps.config.upload.maxBytes) throw tooLarge(deps.config.upload.maxBytes)
  requirePlace(deps, access, file)
  requireQuota(deps, access, byteSize)
  await requireDiskSpace(deps, byteSize)
  const id = Bun.randomUUIDv7()
  const { documents } = deps.vault
  try {
    const { sessionKey } = await documents.begin({ matterId: access.matterId, versionId: id, byteSize })
    enterUpload(deps, access, { ...file, id, sessionKey })
    return id
  } catch (error) {
    await documents.discard(id)
    throw error
  }
}

/** Photographs of pages lie together, beside the document that is made of them. */
function folderOf({ target, folderPath }: Announced, { viewer }: ContributeDocuments): string[] {
  return target?.kind === 'pages' ? [catalogues[viewer.language].requests.photographs] : folderPath
}

function requirePlace(
  deps: Deps,
  access: ContributeDocuments,
  { folderId, documentId, folderPath, target }: Announced,
): void {
  const { db } = deps
  if (target) requireTarget(deps, access, target)
  if (folderPath.length > DEEPEST) throw tooDeep()
  if (findFolderDepth(db, access, folderId) + folderPath.length > DEEPEST_FOLDER) throw tooDeep()
  if (folderId !== null && !(mayChooseFolder(access.viewer) && isFolderOf(db, access, folderId)))
    throw new NotFound()
  if (documentId !== null && !(target === null && mayReplace(access) && isDocumentOf(db, access, documentId)))
    throw new NotFound()
}

function requireQuota({ db, config }: Deps, access: ContributeDocuments, byteSize: number): void {
  const { matterQuotaBytes } = config.upload
  if (sumMatterBytes(db, access) + byteSize > matterQuotaBytes) throw overQuota()
  if (mayFillMatter(access.viewer)) return
  const most = Math.floor(matterQuotaBytes * GUEST_PART)
  if (sumUnfinishedBytes(db, access) + byteSize > most) throw tooMuchUnfinished(most)
}

/** The quota is looked at again where nobody can come between. */
function enterUpload(
  deps: Deps,
  access: ContributeDocuments,
  upload: Announced & { id: string; sessionKey: SealedSessionKey },
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const { id, fileName, folderPath, sha256, ...rest } = upload
  const key = vault.matter(matterId)
  db.transaction(() => {
    requireQuota(deps, access, upload.byteSize)
    insertUpload(db, {
      ...rest,
      id,
      matterId,
      personId: viewer.personId,
      fileName: key.seal('uploads.file_name', id, fileName),
      folderPath: folderPath.length ? key.seal('uploads.folder_path', id, JSON.stringify(folderPath)) : null,
      declaredSha256: sha256,
      at: timestamp(clock),
    })
  }).immediate()
}
