import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Vault } from '../vault/vault.ts'
import { type Crew, startCrew } from './crew.ts'
import type { DocumentMark } from './documents-file.ts'
import { findForeign } from './foreign-files.ts'
import type { FileMark, Manifest } from './manifest.ts'
import { type Checked, documentName, type Problem } from './problem.ts'
import {
  BackupDamaged,
  backedUpDocument,
  fileOf,
  isAsMarked,
  listSnapshots,
  nameOf,
  openRepository,
  RECOVERY_PAGE,
  type Repository,
  readCertificate,
  readDocuments,
  readManifest,
  readRegular,
  type Snapshot,
} from './repository.ts'
import { readData } from './verify-data.ts'

export type VerifyOrder = {
  readonly path: string
  /** A folder for what is opened, which only this user can read. */
  readonly folder: string
  /** Read every octet; of the documents, that share of seven (or how many). Null: only what must be there. */
  readonly data: { readonly part: number; readonly parts: number } | null
  readonly threads: number
  readonly patience: number
  readonly progress: (done: number, total: number) => void
}

export type Verified = {
  readonly snapshots: number
  readonly documents: number
  /** Read to their last octet; and opened, chunk by chunk, which needs the unlock secret. */
  readonly read: number
  readonly opened: number
  /** The keyring here knows less than the one a snapshot was made with. */
  readonly isKeyringOld: boolean
  readonly problems: readonly Problem[]
}

/** With `vault` the signatures must be this portal's own, and data is opened too. Changes nothing. */
export async function verifyBackup(vault: Vault | null, order: VerifyOrder): Promise<Verified> {
  const repository = await openRepository(order.path)
  const keys = vault?.keyring.installId === repository.installId ? vault : null
  const found = await listSnapshots(repository)
  const problems: Problem[] = []
  const checked: Checked[] = []
  for (const snapshot of found) {
    const readable = await checkSnapshot(snapshot, keys, problems)
    if (readable) checked.push(readable)
  }
  const documents = allDocuments(checked, problems)
  problems.push(...(await missingDocuments(repository, documents)))
  // Without every list nobody can say which file is one too many.
  if (checked.length === found.length) problems.push(...(await findForeign(repository, found, documents)))
  problems.push(...(await checkPage(repository, checked.at(-1))))
  const isKeyringOld = checked.some(({ manifest }) => isOlder(keys, manifest))
  const crew = startCrew(order.threads, order.patience)
  try {
    const read = await readIfAsked(order, { crew, keys, checked, documents, problems })
    return { snapshots: found.length, documents: documents.size, ...read, isKeyringOld, problems }
  } finally {
    crew.stop()
  }
}

type Reading = {
  crew: Crew
  keys: Vault | null
  checked: readonly Checked[]
  documents: ReadonlyMap<string, DocumentMark>
  problems: Problem[]
}

async function readIfAsked(order: VerifyOrder, { problems, ...reading }: Reading) {
  if (!order.data) return { read: 0, opened: 0 }
  const read = await readData({ ...order, ...order.data, ...reading })
  const known = new Set(problems.map(({ what }) => what))
  problems.push(...read.problems.filter(({ what }) => !known.has(what)))
  return { read: read.read, opened: read.opened }
}

async function checkSnapshot(
  snapshot: Snapshot,
  keys: Vault | null,
  problems: Problem[],
): Promise<Checked | null> {
  try {
    const certificate = await keys?.firmKey.certificate()
    const { manifest, isSigned } = await readManifest(snapshot, certificate)
    if (!isSigned)
      problems.push({ what: nameOf(snapshot, 'manifest'), reason: 'is not what the portal signed.' })
    if (certificate && (await readCertificate(snapshot)) !== certificate)
      problems.push({ what: nameOf(snapshot, 'certificate'), reason: 'is not this portal’s certificate.' })
    for (const [file, mark] of [
      ['database', manifest.database],
      ['index', manifest.index],
    ] as const) {
      const size = await sizeOf(fileOf(snapshot, file))
      if (size !== mark.size) problems.push({ what: nameOf(snapshot, file), reason: sizeReason(size) })
    }
    problems.push(
      ...(await checkSmall(
        fileOf(snapshot, 'checkpoint'),
        nameOf(snapshot, 'checkpoint'),
        manifest.checkpoint,
      )),
    )
    const documents = await readDocuments(snapshot, manifest)
    const { damaged, deleted } = manifest.missing
    if (documents.size + damaged.length + deleted.length !== manifest.counts.versions)
      problems.push({ what: nameOf(snapshot, 'documentList'), reason: 'does not name every document.' })
    return { snapshot, manifest, documents }
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error
    problems.push({ what: error.what, reason: error.reason })
    return null
  }
}

/** Somebody could put a page in its place that sends the recovery key away. */
async function checkPage({ path }: Repository, newest: Checked | undefined): Promise<Problem[]> {
  return checkSmall(join(path, RECOVERY_PAGE), RECOVERY_PAGE, newest?.manifest.page)
}

/** A file that is read whole even where no data is. */
async function checkSmall(path: string, what: string, mark: FileMark | undefined): Promise<Problem[]> {
  if (!mark) return []
  try {
    const bytes = await readRegular(path, what)
    return isAsMarked(bytes, mark) ? [] : [{ what, reason: 'was changed after it was written.' }]
  } catch (error) {
    if (error instanceof BackupDamaged) return [error]
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [{ what, reason: 'is missing.' }]
    throw error
  }
}

function isOlder(keys: Vault | null, { generation, revision }: Manifest): boolean {
  if (!keys) return false
  return keys.keyring.generation < generation || keys.keyring.revision < revision
}

function allDocuments(checked: readonly Checked[], problems: Problem[]): Map<string, DocumentMark> {
  const all = new Map<string, DocumentMark>()
  for (const { snapshot, documents } of checked) {
    for (const mark of documents.values()) {
      const known = all.get(mark.id)
      if (known && known.sha256 !== mark.sha256)
        problems.push({
          what: nameOf(snapshot, 'documentList'),
          reason: `has another hash of document ${mark.id} than an earlier snapshot.`,
        })
      all.set(mark.id, mark)
    }
  }
  return all
}

async function missingDocuments(
  repository: Repository,
  documents: ReadonlyMap<string, DocumentMark>,
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const { id, size } of documents.values()) {
    const found = await sizeOf(backedUpDocument(repository, id))
    if (found !== size) problems.push({ what: documentName(id), reason: sizeReason(found) })
  }
  return problems
}

function sizeReason(found: number | null): string {
  return found === null ? 'is missing.' : 'does not have its size.'
}

async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    (error) => {
      if (error.code === 'ENOENT') return null
      throw error
    },
  )
}
