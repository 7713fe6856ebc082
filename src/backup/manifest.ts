/** `size` in octets, `sha256` in hexadecimal, of a file of the snapshot. */
export type FileMark = { readonly size: number; readonly sha256: string }

/** What a snapshot says of itself, in `manifest.json`. Times are UTC, ISO 8601. */
export type Manifest = {
  readonly format: 1
  readonly installId: string
  /** The version of the program that made it. */
  readonly program: string
  readonly takenAt: string
  /** Of the keyring when it was taken: one that counts less is an old copy. */
  readonly generation: number
  readonly revision: number
  /** The last migration of the database. */
  readonly schema: string
  /** Number and hash of the last event. */
  readonly head: { readonly seq: number; readonly hash: string }
  /** Of the rows in the database; `bytes`: of the documents' content. */
  readonly counts: {
    readonly matters: number
    readonly documents: number
    readonly versions: number
    readonly persons: number
    readonly bytes: number
  }
  readonly database: FileMark
  /** documents.tsv */
  readonly documents: FileMark
  readonly index: FileMark
  /** recovery.html, which stands beside all snapshots and is that of the newest. */
  readonly page?: FileMark | undefined
  /** checkpoint.txt */
  readonly checkpoint?: FileMark | undefined
  /** Versions in the database without a line in documents.tsv, by id. */
  readonly missing: {
    /** Could not be read whole, here or in an earlier snapshot. */
    readonly damaged: readonly string[]
    /** Deleted for good while the snapshot was taken. */
    readonly deleted: readonly string[]
  }
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Null for a text that is no manifest of this format. */
export function parseManifest(text: string): Manifest | null {
  try {
    const value: unknown = JSON.parse(text)
    return isManifest(value) ? value : null
  } catch {
    return null
  }
}

type Shape = { readonly [name: string]: Check }
type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0
const isIds: Check = (value) => Array.isArray(value) && value.every(isText)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const hasShape =
  (shape: Shape): Check =>
  (value) =>
    isObject(value) && Object.entries(shape).every(([name, check]) => check(value[name]))

const isMark = hasShape({
  size: isCount,
  sha256: (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value),
})

const MANIFEST = hasShape({
  format: (value) => value === 1,
  installId: isText,
  program: isText,
  takenAt: (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
  generation: isCount,
  revision: isCount,
  schema: isText,
  head: hasShape({ seq: isCount, hash: isText }),
  counts: hasShape({
    matters: isCount,
    documents: isCount,
    versions: isCount,
    persons: isCount,
    bytes: isCount,
  }),
  database: isMark,
  documents: isMark,
  index: isMark,
  page: (value) => value === undefined || isMark(value),
  checkpoint: (value) => value === undefined || isMark(value),
  missing: hasShape({ damaged: isIds, deleted: isIds }),
})

function isManifest(value: unknown): value is Manifest {
  return MANIFEST(value)
}
