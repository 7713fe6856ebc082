import type { Octets } from '../../vault/octets.ts'
import type { Source } from '../../vault/offline/document.ts'
import type { SnapshotFiles } from '../open-backup.ts'

/** A backup directory as somebody chose it: only names, until something is read. */
export type ChosenBackup = {
  /** Newest first: `YYYYMMDDThhmmssZ`. */
  readonly snapshots: readonly string[]
  readonly documentCount: number
  readFiles(snapshot: string): Promise<SnapshotFiles>
  /** Null where the backup has no such file. */
  sourceOf(versionId: string): Source | null
}

const SNAPSHOT_FILE = /(?:^|\/)snapshots\/(\d{8}T\d{6}Z)\/([a-z.]+)$/
const DOCUMENT = /(?:^|\/)documents\/[0-9a-f]{2}\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Null where no snapshot is in it. The folder above the backup does as well. */
export function chosenBackup(files: Iterable<File>): ChosenBackup | null {
  const [documents, snapshots] = [new Map<string, File>(), new Map<string, Map<string, File>>()]
  for (const file of files) {
    const [, versionId] = DOCUMENT.exec(file.webkitRelativePath) ?? []
    if (versionId) documents.set(versionId, file)
    const [, snapshot, name] = SNAPSHOT_FILE.exec(file.webkitRelativePath) ?? []
    if (snapshot && name) put(snapshots, snapshot, name, file)
  }
  const usable = [...snapshots.keys()].filter((id) => snapshots.get(id)?.has('index.json.pgp'))
  if (usable.length === 0) return null
  return {
    snapshots: usable.sort().reverse(),
    documentCount: documents.size,
    readFiles: (id) => readFiles(snapshots.get(id) ?? new Map()),
    sourceOf: (versionId) => {
      const file = documents.get(versionId)
      return file ? fileSource(file) : null
    },
  }
}

function put(snapshots: Map<string, Map<string, File>>, id: string, name: string, file: File): void {
  const known = snapshots.get(id) ?? new Map<string, File>()
  known.set(name, file)
  snapshots.set(id, known)
}

async function readFiles(files: ReadonlyMap<string, File>): Promise<SnapshotFiles> {
  const octets = async (name: string) => {
    const file = files.get(name)
    return file ? readFile(file) : null
  }
  const signature = await octets('manifest.json.asc')
  return {
    index: (await octets('index.json.pgp')) ?? new Uint8Array(),
    manifest: await octets('manifest.json'),
    signature: signature && new TextDecoder().decode(signature),
  }
}

export async function readFile(file: Blob): Promise<Octets> {
  return new Uint8Array(await file.arrayBuffer())
}

function fileSource(file: File): Source {
  return { size: file.size, read: (from, to) => readFile(file.slice(from, to)) }
}

/** `20261122T020000Z` → `2026-11-22T02:00:00Z` */
export function snapshotTime(id: string): string {
  return id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
}
