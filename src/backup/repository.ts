import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { MINUTE } from '../clock.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { documentPath } from '../vault/document-files.ts'
import { verifySignature } from '../vault/firm-key.ts'
import { type DocumentMark, parseDocuments } from './documents-file.ts'
import { type FileMark, type Manifest, parseManifest } from './manifest.ts'
import { BackupRefusal } from './refusals.ts'

// The one reader of a backup directory. Nothing in it is believed because of where it lies: the manifest is signed, and
// carries the hash of everything else.

export const MARKER = 'vestibule-backup.json'
export const RECOVERY_PAGE = 'recovery.html'
/** Begins the name of what an interrupted run leaves. */
export const PARTIAL = '.partial-'
export const FILES = {
  database: 'portal.db.pgp',
  documentList: 'documents.tsv',
  index: 'index.json.pgp',
  manifest: 'manifest.json',
  signature: 'manifest.json.asc',
  certificate: 'firm.asc',
  /** For `audit verify --witness`: how long the event log was. */
  checkpoint: 'checkpoint.txt',
} as const

/** A backup directory. `createdAt`: UTC, ISO 8601. */
export type Repository = { readonly path: string; readonly installId: string; readonly createdAt: string }

/** One state of the portal. `id`: when it was taken, `YYYYMMDDThhmmssZ`. */
export type Snapshot = { readonly id: string; readonly repository: Repository; readonly path: string }

/** `isSigned`: by the certificate that was asked for. */
export type ReadManifest = { readonly manifest: Manifest; readonly isSigned: boolean }

/** Something in a backup is not as it was written. `what`: the file, from the backup directory. */
export class BackupDamaged extends Refusal {
  constructor(
    readonly what: string,
    readonly reason: string,
  ) {
    super(`${what} ${reason}`, EXIT.integrity)
    this.name = 'BackupDamaged'
  }
}

/** Throws a `Refusal` where no backup is. */
export async function openRepository(path: string): Promise<Repository> {
  const text = await readRegular(join(path, MARKER), MARKER).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR')
      throw new BackupRefusal('absent', `${path} is not a directory, and so no backup.`)
    if (error.code === 'ENOENT')
      throw new BackupRefusal(
        'absent',
        `There is no backup in ${path} (it has no ${MARKER}). Is its disk connected? A new one is made with: vestibule backup create ${path}`,
      )
    if (error instanceof BackupDamaged) throw error
    throw new BackupRefusal('absent', `${path} cannot be read: ${error.message}`)
  })
  const marker = parseMarker(text.toString())
  if (!marker) throw new BackupDamaged(join(path, MARKER), 'is damaged, or of a newer program.')
  await refuseLinks(path)
  return { path, ...marker }
}

/** Through a link, removing what no snapshot names would remove documents somewhere else, such as the portal's own. */
async function refuseLinks(path: string): Promise<void> {
  for (const name of ['documents', 'snapshots']) {
    const found = await lstat(join(path, name)).catch(() => null)
    if (found?.isSymbolicLink()) throw new BackupDamaged(join(path, name), 'is a link, not a directory.')
  }
}

export function markerText(installId: string, createdAt: string): string {
  return `${JSON.stringify({ format: 1, installId, createdAt })}\n`
}

function parseMarker(text: string): Pick<Repository, 'installId' | 'createdAt'> | null {
  try {
    const { format, installId, createdAt } = JSON.parse(text)
    const isOurs = format === 1 && typeof installId === 'string' && typeof createdAt === 'string'
    return isOurs ? { installId, createdAt } : null
  } catch {
    return null
  }
}

/** Oldest first. What an interrupted run left is not among them. */
export async function listSnapshots(repository: Repository): Promise<Snapshot[]> {
  const names = await readdir(snapshotsPath(repository)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter(isSnapshotId)
    .sort()
    .map((id) => ({ id, repository, path: join(snapshotsPath(repository), id) }))
}

export function isSnapshotId(name: string): boolean {
  return /^\d{8}T\d{6}Z$/.test(name)
}

export function snapshotsPath(repository: Pick<Repository, 'path'>): string {
  return join(repository.path, 'snapshots')
}

/** `2026-11-22T15:30:00.123Z` → `20261122T153000Z` */
export function snapshotId(takenAt: Date): string {
  return takenAt.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

export function fileOf(snapshot: Snapshot, file: keyof typeof FILES): string {
  return join(snapshot.path, FILES[file])
}

/** Where a backup keeps the sealed file of a document's version: under the name it has in the data directory. */
export function backedUpDocument(repository: Pick<Repository, 'path'>, versionId: string): string {
  return documentPath(repository.path, versionId)
}

/**
 * The manifest, and whether the holder of `certificate` (armored) signed it; without one, the certificate that lies
 * beside it, which proves only that the two fit. Throws `BackupDamaged` where there is none to read.
 */
export async function readManifest(snapshot: Snapshot, certificate?: string): Promise<ReadManifest> {
  const bytes = await readPart(snapshot, 'manifest')
  const manifest = parseManifest(bytes.toString())
  if (!manifest || manifest.installId !== snapshot.repository.installId)
    throw new BackupDamaged(nameOf(snapshot, 'manifest'), 'is damaged, or of a newer program.')
  if (Math.abs(Date.parse(manifest.takenAt) - timeOf(snapshot)) > NAMED_WITHIN)
    throw new BackupDamaged(nameOf(snapshot, 'manifest'), 'is of another time than its folder says.')
  const signature = await readPart(snapshot, 'signature')
  const signer = certificate ?? (await readCertificate(snapshot))
  return { manifest, isSigned: (await verifySignature(bytes, signature.toString(), signer)) !== null }
}

/** An old snapshot under a newer name would be restored as the newest. Two within a second are named one after the other. */
const NAMED_WITHIN = MINUTE

function timeOf({ id }: Snapshot): number {
  return Date.parse(id.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
}

/** The armored certificate that lies beside the manifest; it says itself whose it is. */
export async function readCertificate(snapshot: Snapshot): Promise<string> {
  return (await readPart(snapshot, 'certificate')).toString()
}

/** The documents of a snapshot by version id. Throws `BackupDamaged` if the list is not the one the manifest names. */
export async function readDocuments(
  snapshot: Snapshot,
  { documents }: Manifest,
): Promise<Map<string, DocumentMark>> {
  const bytes = await readPart(snapshot, 'documentList')
  const marks = isAsMarked(bytes, documents) ? parseDocuments(bytes.toString()) : null
  if (!marks) throw new BackupDamaged(nameOf(snapshot, 'documentList'), 'is not what the manifest names.')
  return marks
}

export function isAsMarked(bytes: Uint8Array, { size, sha256 }: FileMark): boolean {
  return bytes.length === size && new Bun.CryptoHasher('sha256').update(bytes).digest('hex') === sha256
}

/** A file of a snapshot as a person finds it, from the backup directory. */
export function nameOf(snapshot: Snapshot, file: keyof typeof FILES): string {
  return join('snapshots', snapshot.id, FILES[file])
}

async function readPart(snapshot: Snapshot, file: keyof typeof FILES): Promise<Buffer> {
  const name = nameOf(snapshot, file)
  return readRegular(fileOf(snapshot, file), name).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new BackupDamaged(name, 'is missing.')
  })
}

/** Of a list of documents: some ten million lines. */
const LARGEST_PART = 2 ** 30

/** Whoever can write to the backup's disk must not make a reader wait for ever, or read without end. */
export async function readRegular(path: string, name: string): Promise<Buffer> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const found = await handle.stat()
    if (!found.isFile()) throw new BackupDamaged(name, 'is no file.')
    if (found.size > LARGEST_PART) throw new BackupDamaged(name, 'is too large.')
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}
