import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { makeZip } from 'client-zip'
import { type GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { recordDamage } from '../documents/damage.ts'
import type { Version } from '../documents/versions/queries.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { findHead } from '../events/queries.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { syncDirectory } from '../vault/durable.ts'
import type { BinderContents } from './contents.ts'
import { gatherForFirm } from './gather-firm.ts'
import { gatherForGuest } from './gather-guest.ts'
import { findLastContentSeq } from './queries.ts'
import { type BinderReport, verifyBinder } from './verify.ts'
import { type BinderJob, type BinderPlace, binderEntries } from './write.ts'

type Export = {
  matterId: string
  path: string
  /** With it, what this person would take home; without, all of the matter. */
  guest: GuestAccess<'documents:read'> | null
  progress: (done: number, total: number) => void
}

/**
 * Writes a binder to a file, reads it back, and only then gives it its name and writes the event: `verified` there says that
 * this was done. Throws `Refusal` where the file is there already, cannot be written, or is not what was written.
 */
export async function exportMatter(
  place: BinderPlace & Pick<Deps, 'wake'>,
  { matterId, path, guest, progress }: Export,
): Promise<BinderReport> {
  const access = StaffAccess.forAdministrator(matterId)
  const asOf = findHead(place.db).seq
  const contents = guest ? gatherForGuest(place, guest) : gatherForFirm(place, access, 'en')
  const partial = `${path}.partial`
  await refuseExisting(path)
  try {
    await writeZip(partial, place, contents, progress)
    const certificate = await place.vault.firmKey.certificate()
    const report = await verifyBinder(partial, { certificate })
    if (!report.ok)
      throw new Refusal(`What was written to ${path} is not what was read back.`, EXIT.integrity)
    if (findLastContentSeq(place.db, matterId) > asOf)
      throw new Refusal('The matter changed while it was written. Nothing is kept; run it again.')
    await rename(partial, path)
    await syncDirectory(dirname(path))
    const details = { sha256: report.manifest, verified: true }
    const personId = guest?.viewer.personId ?? null
    place.db
      .transaction(() => appendEvent(place, SYSTEM, { kind: 'matter.exported', matterId, personId, details }))
      .immediate()
    place.wake()
    return report
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function refuseExisting(path: string): Promise<void> {
  const existing = await open(path, 'r').catch(() => null)
  await existing?.close()
  if (existing) throw new Refusal(`${path} is there already.`)
}

async function writeZip(
  path: string,
  place: BinderPlace & Pick<Deps, 'wake'>,
  contents: BinderContents,
  progress: Export['progress'],
): Promise<void> {
  const { matterId } = contents
  const onDamage = (version: Version) =>
    recordDamage({ ...place, log: () => {} }, { matterId, viewer: SYSTEM }, version)
  const job: BinderJob = { contents, mayStill: () => {}, onDamage, onFinished: () => {} }
  const total = contents.documents.reduce((sum, { version }) => sum + version.byteSize, 0)
  const file = await openNew(path)
  try {
    let done = 0
    for await (const piece of makeZip(binderEntries(place, job), { buffersAreUTF8: true })) {
      await writeWhole(file, piece, path)
      done += piece.length
      progress(Math.min(done, total), total)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

async function openNew(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w', 0o600)
  } catch (error) {
    throw new Refusal(`${path} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** A write may take less than it was given; on a full disk it throws. */
async function writeWhole(file: FileHandle, piece: Uint8Array, path: string): Promise<void> {
  try {
    for (let at = 0; at < piece.length; ) at += (await file.write(piece, at)).bytesWritten
  } catch (error) {
    throw new Refusal(`${path} cannot be written whole (${(error as NodeJS.ErrnoException).code}).`)
  }
}
