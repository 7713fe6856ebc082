import { createSha256 } from '../../vault/offline/sha256.ts'
import type { RecoverableDocument } from '../open-matter.ts'
import { type Content, InTheWayError, type Target } from './target.ts'

/**
 * Saves into a folder that somebody chose, each document under its own path. A document of which not everything is good
 * leaves no file; one that is there already, whole, is not written again; any other file is left alone.
 */
export function folderTarget(folder: FileSystemDirectoryHandle): Target {
  return {
    put: async (path, document, content) => {
      const names = path.split('/')
      const name = names.pop() ?? ''
      let directory = folder
      for (const part of names) directory = await directory.getDirectoryHandle(part, { create: true })
      return put(directory, name, document, content)
    },
    finish: async () => {},
  }
}

async function put(
  directory: FileSystemDirectoryHandle,
  name: string,
  document: RecoverableDocument,
  content: Content,
): Promise<'saved' | 'already-there'> {
  const before = await directory.getFileHandle(name).catch(() => null)
  const found = await before?.getFile()
  // An empty one is what a page that was closed half-way leaves; no document is empty.
  if (found && found.size > 0) {
    if (await isWhole(found, document)) return 'already-there'
    throw new InTheWayError()
  }
  const begun = await begin(content)
  const file = await directory.getFileHandle(name, { create: true })
  try {
    await writeAll(file, begun)
  } catch (error) {
    await removed(() => directory.removeEntry(name))
    throw error
  }
  return 'saved'
}

/** Reads the first piece, so that for a document that does not even begin no file is made. */
async function begin(content: Content): Promise<Content> {
  const pieces = content[Symbol.asyncIterator]()
  const first = await pieces.next()
  return (async function* () {
    for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value
  })()
}

const [TRIES, PAUSE] = [20, 50]

/** The browser holds on to a file for a moment after its writing was broken off. */
export async function removed(remove: () => Promise<void>): Promise<void> {
  for (let left = TRIES; left > 0; left--) {
    const isGone = await remove().then(
      () => true,
      (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError',
    )
    if (isGone) return
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** Nothing is at its place before all of it is written: what is written is moved there by `close`. */
export async function writeAll(file: FileSystemFileHandle, content: Content): Promise<void> {
  const writable = await file.createWritable()
  try {
    for await (const octets of content) await writable.write(octets)
    await writable.close()
  } catch (error) {
    await writable.abort().catch(() => {})
    throw error
  }
}

const STEP = 2 ** 20

async function isWhole(file: File, document: RecoverableDocument): Promise<boolean> {
  if (file.size !== document.byteSize) return false
  const hash = createSha256()
  for (let at = 0; at < file.size; at += STEP)
    hash.update(new Uint8Array(await file.slice(at, at + STEP).arrayBuffer()))
  return hash.digest() === document.sha256
}
