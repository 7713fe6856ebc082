import { createSha256 } from '../../vault/offline/sha256.ts'
import { DocumentError, recoverContent } from '../content.ts'
import type { RecoverableDocument } from '../open-matter.ts'
import { download, toBlob } from './blob-parts.ts'
import type { ChosenBackup } from './chosen.ts'
import { folderTarget, removed, writeAll } from './folder-target.ts'
import { pickFile, pickFolder } from './pickers.ts'
import { type Content, InTheWayError, type Target } from './target.ts'
import { zipTarget } from './zip-target.ts'

export type Fault = 'damaged' | 'missing' | 'in-the-way' | 'unreadable'
/** `path`: from the chosen folder. */
export type Wanted = { readonly path: string; readonly document: RecoverableDocument }
export type Saved = { saved: number; alreadyThere: number; failed: { path: string; fault: Fault }[] }
export type Progress = { documents: number; octets: number }

/** Somebody pressed “Stop”. */
class StoppedError extends Error {}

/** From this size on a document is written where somebody chooses, chunk by chunk, without being gathered first. */
const LARGE = 50e6

/** Null when the person changed their mind; otherwise whether it was saved, or why it was not. */
export async function saveOne(
  backup: ChosenBackup,
  document: RecoverableDocument,
  onProgress: (octets: number) => void,
): Promise<'saved' | Fault | null> {
  const fileName = document.path.split('/').at(-1) ?? document.versionId
  const picked = document.byteSize >= LARGE ? await pickFile(fileName) : 'impossible'
  if (picked === 'cancelled') return null
  const content = counted(contentOf(backup, document), onProgress, () => false)
  try {
    if (picked === 'impossible') download(await toBlob(content, document.mediaType), fileName)
    else await writeOrRemove(picked, content)
    return 'saved'
  } catch (error) {
    return faultOf(error)
  }
}

async function writeOrRemove(file: FileSystemFileHandle, content: Content): Promise<void> {
  try {
    await writeAll(file, content)
  } catch (error) {
    // The picker has made an empty file already.
    const remove: unknown = Reflect.get(file, 'remove')
    if (typeof remove === 'function') await removed(() => remove.call(file))
    throw error
  }
}

/** Where many documents go: a folder where the browser can write into one, else a zip. Null: changed their mind. */
export async function chooseTarget(zipName: string): Promise<Target | null> {
  const folder = await pickFolder()
  if (folder === 'cancelled') return null
  return folder === 'impossible' ? zipTarget(zipName) : folderTarget(folder)
}

/** One after the other; a document that fails is named and the others go on. */
export async function saveMany(
  backup: ChosenBackup,
  wanted: readonly Wanted[],
  target: Target,
  { onProgress, isStopped }: { onProgress: (progress: Progress) => void; isStopped: () => boolean },
): Promise<Saved & { stopped: boolean }> {
  const done: Saved = { saved: 0, alreadyThere: 0, failed: [] }
  const progress = { documents: 0, octets: 0 }
  for (const { path, document } of wanted) {
    const before = progress.octets
    const count = (octets: number) => onProgress({ ...progress, octets: before + octets })
    const result = await target
      .put(path, document, counted(contentOf(backup, document), count, isStopped))
      .catch((error: unknown) => (isStopped() ? 'stopped' : faultOf(error)))
    if (result === 'stopped') return { ...done, stopped: true }
    if (result === 'saved') done.saved++
    else if (result === 'already-there') done.alreadyThere++
    else done.failed.push({ path, fault: result })
    progress.documents++
    progress.octets = before + document.byteSize
    onProgress(progress)
  }
  await target.finish()
  return { ...done, stopped: false }
}

function contentOf(backup: ChosenBackup, document: RecoverableDocument): Content {
  return recoverContent(document, backup.sourceOf(document.versionId), createSha256())
}

async function* counted(content: Content, onProgress: (octets: number) => void, isStopped: () => boolean) {
  let octets = 0
  for await (const part of content) {
    if (isStopped()) throw new StoppedError()
    octets += part.length
    onProgress(octets)
    yield part
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof DocumentError) return error.fault
  return error instanceof InTheWayError ? 'in-the-way' : 'unreadable'
}
