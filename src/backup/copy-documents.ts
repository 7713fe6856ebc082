import {
  closeSync,
  fdatasync,
  fsync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { DocumentMark } from './documents-file.ts'

/** `size`: octets that the file must have. `to` is its place in the backup. */
export type CopyOrder = { id: string; from: string; to: string; size: number }

/** `stage`: a folder on the file system of the backup. `link`: by a second name for the same file where that is possible. */
export type CopyTask = { documents: CopyOrder[]; stage: string; link: boolean }

/** `fault`: why the source cannot be read whole: a code of the operating system, or `SIZE`. */
export type Copied = DocumentMark | { id: string; fault: string }

const BUFFER = 2 ** 20
/** Octets after which a word is said, and a long file goes to the disk. */
const STEP = 8 * BUFFER
/** Octets on their way to the disk at once: enough to keep it busy, little enough for everybody else's writes. */
const UNDERWAY = 64 * BUFFER
const [sync, datasync] = [promisify(fsync), promisify(fdatasync)]

type Staged = { order: CopyOrder; path: string; mark: DocumentMark }

/** The source cannot be read whole: a code of the operating system, or `SIZE`. */
class SourceError extends Error {
  constructor(readonly code: string) {
    super(code)
    this.name = 'SourceError'
  }
}

/**
 * Copies documents and takes the hash of what it reads; when it returns, they are on the disk under their names. What
 * goes wrong with a source is an answer; what goes wrong with the backup is thrown. Files go to the disk while the next
 * ones are read: one after the other, each would wait for the disk alone.
 */
export async function copyDocuments(task: CopyTask, progress: (bytes: number) => void): Promise<Copied[]> {
  const flushes = startFlushes()
  const outcomes: (Staged | Failed)[] = []
  try {
    for (const order of task.documents) outcomes.push(await stageDocument(task, order, { flushes, progress }))
  } finally {
    await flushes.settled()
  }
  flushes.check()
  for (const outcome of outcomes) if ('path' in outcome) moveInto(outcome.order.to, outcome.path)
  return outcomes.map(({ mark }) => mark)
}

type Failed = { mark: { id: string; fault: string } }
type Tools = { flushes: Flushes; progress: (bytes: number) => void }

async function stageDocument(task: CopyTask, order: CopyOrder, tools: Tools): Promise<Staged | Failed> {
  try {
    return await stageWhole(task, order, tools)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    rmSync(join(task.stage, order.id), { force: true })
    return { mark: { id: order.id, fault: error.code } }
  }
}

async function stageWhole({ stage, link }: CopyTask, order: CopyOrder, tools: Tools): Promise<Staged> {
  const source = fromSource(() => openSync(order.from, 'r'))
  const path = join(stage, order.id)
  let file: number | null = null
  try {
    if (!(link && tryLink(order.from, path))) file = openSync(path, 'w', 0o600)
    const { size, sha256 } = await pour(source, file, tools)
    if (size !== order.size) throw new SourceError('SIZE')
    const complete = file
    file = null
    if (complete !== null) await tools.flushes.close(complete, size)
    return { order, path, mark: { id: order.id, size, sha256 } }
  } finally {
    closeSync(source)
    if (file !== null) await tools.flushes.abandon(file)
  }
}

const buffer = Buffer.allocUnsafe(BUFFER)

/** Without a target the source is only read, for its hash: it has got a second name. */
async function pour(source: number, target: number | null, { flushes, progress }: Tools) {
  const hasher = new Bun.CryptoHasher('sha256')
  let [size, said] = [0, 0]
  for (;;) {
    const read = fromSource(() => readSync(source, buffer, 0, BUFFER, size))
    if (read === 0) break
    hasher.update(buffer.subarray(0, read))
    if (target !== null) writeAll(target, buffer.subarray(0, read))
    size += read
    if (size - said < STEP) continue
    if (target !== null) await flushes.add(target, size - said)
    progress(size - said)
    said = size
  }
  progress(size - said)
  return { size, sha256: hasher.digest('hex') }
}

type Flushes = {
  /** Begins to bring to the disk what was written to `file`, and waits while too much is under way. */
  add(file: number, bytes: number): Promise<void>
  /** The same for a file that is complete; it is closed afterwards. */
  close(file: number, bytes: number): Promise<void>
  /** Closes a file that is not needed, once nothing waits for it. */
  abandon(file: number): Promise<void>
  settled(): Promise<void>
  /** Throws what went wrong. */
  check(): void
}

function startFlushes(): Flushes {
  const underway = new Set<Promise<void>>()
  const lastOf = new Map<number, Promise<void>>()
  let bytesUnderway = 0
  let failure: unknown
  // One after the other for each file: it is closed after the last, and its number then belongs to another.
  const start = async (file: number, bytes: number, flush: () => Promise<void>) => {
    bytesUnderway += bytes
    const ended = (lastOf.get(file) ?? Promise.resolve())
      .then(flush)
      .catch((error) => {
        failure ??= error
      })
      .then(() => {
        bytesUnderway -= bytes
        underway.delete(ended)
      })
    underway.add(ended)
    lastOf.set(file, ended)
    while (bytesUnderway > UNDERWAY || underway.size > 64) await Promise.race(underway)
    if (failure) throw failure
  }
  const release = (file: number) => {
    lastOf.delete(file)
    closeSync(file)
  }
  const settled = async () => {
    while (underway.size > 0) await Promise.all(underway)
  }
  return {
    add: (file, bytes) => start(file, bytes, () => datasync(file)),
    close: (file, bytes) => start(file, bytes % STEP, () => sync(file).finally(() => release(file))),
    abandon: async (file) => {
      await settled()
      release(file)
    },
    settled,
    check: () => {
      if (failure) throw failure
    },
  }
}

function fromSource<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new SourceError(codeOf(error))
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  throw error
}

/** A disk that runs full takes a part, and says why at the next attempt. */
function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const written = writeSync(file, bytes, done, bytes.length - done)
    if (written === 0) throw Object.assign(new Error('Nothing was written.'), { code: 'EIO' })
    done += written
  }
}

const NO_LINK = new Set(['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES'])

function tryLink(from: string, to: string): boolean {
  rmSync(to, { force: true })
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (NO_LINK.has(codeOf(error))) return false
    throw error
  }
}

function moveInto(to: string, path: string): void {
  try {
    renameSync(path, to)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    makeShard(dirname(to))
    renameSync(path, to)
  }
}

/** Never the backup's root: where that went away, nothing may be written to what shows in its place. */
function makeShard(shard: string): void {
  try {
    mkdirSync(shard, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  if (basename(shard).length !== 2) throw new Error('not a place for documents')
}
