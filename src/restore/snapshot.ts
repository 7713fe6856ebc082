import type { DocumentMark } from '../backup/documents-file.ts'
import type { Manifest } from '../backup/manifest.ts'
import {
  BackupDamaged,
  type FILES,
  fileOf,
  listSnapshots,
  nameOf,
  openRepository,
  readDocuments,
  readManifest,
  type Snapshot,
} from '../backup/repository.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { digestFile } from '../vault/copy-document.ts'
import { openFile } from '../vault/sealed-file.ts'
import type { Vault } from '../vault/vault.ts'
import { BackupFault, compareMark, faultIn } from './fault.ts'

/** A snapshot that this keyring's firm signed. `isNewest`: of those in its directory. */
export type SignedSnapshot = { snapshot: Snapshot; manifest: Manifest; isNewest: boolean }

export type Marks = ReadonlyMap<string, DocumentMark>

type Firm = Pick<Vault, 'firmKey' | 'keyring'>

/** The newest snapshot, or the one named. Throws a `BackupFault`, or a `Refusal` for a name that is none. */
export async function openSnapshot(source: string, firm: Firm, name?: string): Promise<SignedSnapshot> {
  const repository = await openRepository(source)
  const snapshots = await listSnapshots(repository)
  const newest = snapshots.at(-1)
  if (!newest) throw new BackupFault('none', source, null)
  const snapshot = name === undefined ? newest : snapshots.find(({ id }) => id === name)
  if (!snapshot)
    throw new Refusal(
      `There is no snapshot ${name} in ${source}. It has ${snapshots.map(({ id }) => id).join(', ')}.`,
      EXIT.usage,
    )
  if (repository.installId !== firm.keyring.installId) throw new BackupFault('wrong-key', source, null)
  const manifest = await readSigned(snapshot, firm)
  return { snapshot, manifest, isNewest: snapshot === newest }
}

/** What the snapshot says of the file of each version. Throws a `BackupFault`. */
export function readMarks({
  snapshot,
  manifest,
}: Pick<SignedSnapshot, 'snapshot' | 'manifest'>): Promise<Marks> {
  return asFault(snapshot, 'documentList', () => readDocuments(snapshot, manifest))
}

async function readSigned(snapshot: Snapshot, { firmKey }: Firm): Promise<Manifest> {
  const certificate = await firmKey.certificate()
  const { manifest, isSigned } = await asFault(snapshot, 'manifest', () =>
    readManifest(snapshot, certificate),
  )
  if (isSigned) return manifest
  // Signed by the key that lies beside it: whole, and not ours. Otherwise it was changed after it was signed.
  const beside = await asFault(snapshot, 'certificate', () => readManifest(snapshot))
  throw new BackupFault(beside.isSigned ? 'wrong-key' : 'changed', nameOf(snapshot, 'manifest'), snapshot.id)
}

/** Opens the snapshot's database into a new file. Throws a `BackupFault`; then nothing is at `to`. */
export async function openDatabaseOf(
  { snapshot, manifest }: Pick<SignedSnapshot, 'snapshot' | 'manifest'>,
  { firmKey }: Firm,
  to: string,
): Promise<void> {
  const [path, what] = [fileOf(snapshot, 'database'), nameOf(snapshot, 'database')]
  const found = await digestFile(path).catch((error: unknown) => {
    throw new BackupFault(faultIn(error), what, snapshot.id)
  })
  const kind = compareMark(found, manifest.database)
  if (kind) throw new BackupFault(kind, what, snapshot.id)
  await openFile(path, to, firmKey.decryptSessionKey).catch((error: unknown) => {
    throw new BackupFault(faultIn(error), what, snapshot.id)
  })
}

async function asFault<T>(snapshot: Snapshot, file: keyof typeof FILES, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof BackupDamaged)) throw error
    const isThere = await Bun.file(fileOf(snapshot, file)).exists()
    throw new BackupFault(isThere ? 'changed' : 'missing', nameOf(snapshot, file), snapshot.id)
  }
}
