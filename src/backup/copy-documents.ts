import {
  closeSync,
  fdatasyncSync,
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
/** What waits in memory for the disk stays short, for everybody else's writes. */
const FLUSH_EVERY = 32 * 2 ** 20
const sync = promisify(fsync)

type Staged = { order: CopyOrder; path: string; file: number | null; mark: DocumentMark }

/** The source cannot be read whole: a code of the operating system, or `SIZE`. */
class SourceError extends Error {
  constructor(readonly code: string) {
    super(code)
    this.name = 'SourceError'
  }
}

/**
 * Copies documents and takes the hash of what it reads; when it returns, they are on the disk under their names. What
 * goes wrong with a source is an answer; what goes wrong with the backup is thrown.
 */
export async function copyDocuments(task: CopyTask, progress: (bytes: number) => void): Promise<Copied[]> {
  const copied: Copied[] = []
  const staged: Staged[] = []
  try {
    for (const order of task.documents) {
      const outcome = stageDocument(task, order, progress)
      copied.push(outcome.mark)
      if ('path' in outcome) staged.push(outcome)
    }
    await Promise.all(staged.map(({ file }) => (file === null ? null : sync(file))))
  } finally {
    for (const { file } of staged) if (file !== null) closeSync(file)
  }
  for (const { path, order } of staged) moveInto(order.to, path)
  return copied
}

function stageDocument(task: CopyTask, order: CopyOrder, progress: (bytes: number) => void) {
  try {
    return stageWhole(task, order, progress)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    rmSync(join(task.stage, order.id), { force: true })
    return { mark: { id: order.id, fault: error.code } }
  }
}

function stageWhole({ stage, link }: CopyTask, order: CopyOrder, progress: (bytes: number) => void): Staged {
  const source = fromSource(() => openSync(order.from, 'r'))
  const path = join(stage, order.id)
  let file: number | null = null
  try {
    if (!(link && tryLink(order.from, path))) file = openSync(path, 'w', 0o600)
    const { size, sha256 } = pour(source, file === null ? NOWHERE : sinkOf(file), progress)
    if (size !== order.size) throw new SourceError('SIZE')
    return { order, path, file, mark: { id: order.id, size, sha256 } }
  } catch (error) {
    if (file !== null) closeSync(file)
    throw error
  } finally {
    closeSync(source)
  }
}

type Sink = { write(bytes: Uint8Array): void; flush(): void }

/** For a second name of the source: it is only read, for its hash. */
const NOWHERE: Sink = { write: () => {}, flush: () => {} }
const sinkOf = (file: number): Sink => ({
  write: (bytes) => writeAll(file, bytes),
  flush: () => fdatasyncSync(file),
})

const buffer = Buffer.allocUnsafe(BUFFER)

function pour(source: number, sink: Sink, progress: (bytes: number) => void) {
  const hasher = new Bun.CryptoHasher('sha256')
  let [size, unflushed] = [0, 0]
  for (;;) {
    const read = fromSource(() => readSync(source, buffer, 0, BUFFER, size))
    if (read === 0) return { size, sha256: hasher.digest('hex') }
    hasher.update(buffer.subarray(0, read))
    sink.write(buffer.subarray(0, read))
    size += read
    unflushed += read
    if (unflushed < FLUSH_EVERY) continue
    sink.flush()
    progress(unflushed)
    unflushed = 0
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
