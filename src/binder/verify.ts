import { type FileHandle, open } from 'node:fs/promises'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { certificateFingerprint, verifySignature } from '../vault/firm-key.ts'
import { type Archive, openArchive } from './archive.ts'
import type { ArchiveFile } from './archive-file.ts'
import { sha256 } from './ledger.ts'
import {
  CERTIFICATE,
  FORMAT,
  isManifest,
  MANIFEST,
  type Manifest,
  type ManifestFile,
  SIGNATURE,
  type Unreadable,
} from './manifest.ts'

export type BinderReport = {
  ok: boolean
  /** `bad`: the manifest is not what the certificate's holder signed; nothing else was looked at then. */
  signature: 'good' | 'bad'
  /** Fingerprint of the certificate that was used, and where it is from. */
  key: string
  certificateFrom: 'binder' | 'given'
  /** SHA-256 of manifest.json. */
  manifest: string
  made: Pick<Manifest, 'madeAt' | 'firm' | 'matter' | 'for' | 'installId'> | null
  files: number
  bytes: number
  missing: string[]
  changed: string[]
  added: string[]
  unreadable: Unreadable[]
}

/** In bytes. */
type Progress = (done: number, total: number) => void

const LARGEST_MANIFEST = 64 * 1024 * 1024
const LARGEST_SIGNATURE = 64 * 1024

/**
 * Checks a binder's zip against its signed manifest, offline. `certificate` (armored) is the firm's, kept elsewhere; without
 * one the binder's own is used, which shows that nothing changed since but not who made it. Throws `Refusal` for what is no
 * binder (refused) or a zip that could harm (integrity). Nothing is unpacked.
 */
export async function verifyBinder(
  path: string,
  { certificate, progress = () => {} }: { certificate?: string; progress?: Progress } = {},
): Promise<BinderReport> {
  const handle = await openGiven(path)
  try {
    return await verifyArchive(await openArchive(handle), certificate, progress)
  } finally {
    await handle.close()
  }
}

async function openGiven(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (error) {
    throw new Refusal(`${path} cannot be read (${(error as NodeJS.ErrnoException).code}).`, EXIT.usage)
  }
}

async function verifyArchive(
  archive: Archive,
  given: string | undefined,
  progress: Progress,
): Promise<BinderReport> {
  const text = (name: string, most: number) => readSmall(archive, name, most)
  const manifest = await text(MANIFEST, LARGEST_MANIFEST)
  const signature = await text(SIGNATURE, LARGEST_SIGNATURE)
  const certificate = given ?? (await text(CERTIFICATE, LARGEST_SIGNATURE)).toString()
  const key = await certificateFingerprint(certificate)
  if (!key) throw new Refusal('The certificate is none that this program can read.', EXIT.usage)
  const report: BinderReport = {
    ...{ ok: false, signature: 'bad', key, certificateFrom: given ? 'given' : 'binder' },
    ...{ manifest: sha256(manifest), made: null, files: 0, bytes: 0 },
    ...{ missing: [], changed: [], added: [], unreadable: [] },
  }
  const signedAt = await verifySignature(manifest, signature.toString(), certificate)
  if (!signedAt) return report
  return compare(archive, { ...report, signature: 'good' }, parsed(manifest), progress)
}

function parsed(manifest: Buffer): unknown {
  try {
    return JSON.parse(manifest.toString())
  } catch {
    return null
  }
}

async function readSmall(archive: Archive, name: string, most: number): Promise<Buffer> {
  const file = archive.files.get(name)
  if (!file) throw new Refusal(`This is no binder: it has no ${name}.`)
  if (file.size > most) throw new Refusal(`This is no binder: ${name} is too large.`)
  return Buffer.concat(await Array.fromAsync(archive.read(file)))
}

async function compare(
  archive: Archive,
  report: BinderReport,
  manifest: unknown,
  progress: Progress,
): Promise<BinderReport> {
  const { format } = Object(manifest)
  if (format !== FORMAT) throw new Refusal(`Binders of the form ${format} are not known here.`)
  if (!isManifest(manifest)) throw new Refusal(`This is no binder: its ${MANIFEST} is none.`)
  const { madeAt, firm, matter, installId, unreadable } = manifest
  const listed = new Set([MANIFEST, SIGNATURE, ...manifest.files.map(({ path }) => path)])
  const result = { ...report, made: { madeAt, firm, matter, for: manifest.for, installId }, unreadable }
  const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
  result.added = [...archive.files.keys()].filter((name) => !listed.has(name))
  for (const expected of manifest.files) {
    const file = archive.files.get(expected.path)
    if (!file) result.missing.push(expected.path)
    else if (!(await isSame(archive, file, expected))) result.changed.push(expected.path)
    result.files += 1
    result.bytes += expected.bytes
    progress(result.bytes, total)
  }
  result.ok = result.missing.length + result.changed.length + result.added.length === 0
  return result
}

/** A size that differs is enough: what a bomb would unpack to is never read. */
async function isSame(archive: Archive, file: ArchiveFile, expected: ManifestFile): Promise<boolean> {
  if (file.size !== expected.bytes) return false
  const hasher = new Bun.CryptoHasher('sha256')
  try {
    for await (const piece of archive.read(file)) hasher.update(piece)
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
  return hasher.digest('hex') === expected.sha256
}
