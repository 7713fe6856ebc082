import { DAY, HOUR, timestampIn } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { isVersion } from '../documents/versions/queries.ts'
import { UploadBusy } from '../vault/documents.ts'
import { deleteUpload, isUpload, listAbandonedUploads } from './queries.ts'

const KEPT_FOR = 7 * DAY
/** Nothing is lost with an upload that nothing has arrived of, and it takes room from others. */
const KEPT_EMPTY_FOR = HOUR

/** Deletes files that a crash left without a row. Call it once, before the server accepts requests. */
export async function sweepLeftovers({ db, vault, log }: Pick<Deps, 'db' | 'vault' | 'log'>): Promise<void> {
  const swept = await vault.documents.sweep(
    (versionId) => isVersion(db, versionId),
    (uploadId) => isUpload(db, uploadId),
  )
  if (swept.documents + swept.incoming > 0) log('info', 'files without a row were removed', swept)
}

/** Deletes uploads that nothing was sent for in 7 days, or nothing at all in an hour, row and bytes. One that is open now is left for the next time. */
export async function sweepAbandoned({ db, vault, clock }: Deps): Promise<void> {
  const limits = {
    before: timestampIn(clock, -KEPT_FOR),
    emptyBefore: timestampIn(clock, -KEPT_EMPTY_FOR),
  }
  for (const id of listAbandonedUploads(db, limits)) {
    try {
      await vault.documents.discard(id)
      deleteUpload(db, id)
    } catch (error) {
      if (!(error instanceof UploadBusy)) throw error
    }
  }
}
