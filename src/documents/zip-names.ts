import { octetLength } from '../vault/octets.ts'
import { cleanFileName, extensionOf } from './file-name.ts'

/** Windows opens no longer path; the folder it is unpacked into needs room too. */
const LONGEST_PATH = 200

/** A place in a zip: the folders, outermost first, and the name of the file in the last of them. */
export type ZipPlace = { folders: readonly string[]; fileName: string }

/**
 * Paths that unpack safely anywhere: no way up, no character or name that Windows keeps for itself, none too long, and no
 * two that differ in capitals only. One namer for one zip.
 */
export function zipNamer(): (place: ZipPlace) => string {
  const [files, directories] = [new Set<string>(), new Set<string>()]
  const taken = { has: (path: string) => files.has(path) || directories.has(path) }
  return ({ folders, fileName }) => {
    const name = safeName(fileName)
    const directory = freeDirectory(fitting(folders.map(safeName), name), files)
    for (const path of pathsTo(directory)) directories.add(folded(path))
    const unique = firstFree([...directory, name].join('/'), taken)
    files.add(folded(unique))
    return unique
  }
}

/** Where a file has the name of a folder already, nothing could be unpacked below it: the folder is called otherwise. */
function freeDirectory(folders: readonly string[], files: ReadonlySet<string>): readonly string[] {
  const free: string[] = []
  for (const folder of folders) {
    let name = folder
    while (files.has(folded([...free, name].join('/')))) name += '_'
    free.push(name)
  }
  return free
}

/** "a/b/c" → "a", "a/b", "a/b/c" */
function pathsTo(directory: readonly string[]): string[] {
  return directory.map((_, depth) => directory.slice(0, depth + 1).join('/'))
}

function safeName(name: string): string {
  return cleanFileName(name.replace(/[<>:"|?*\\/]/g, '_'))
}

/** The innermost folders say most, so the outermost are left out first. */
function fitting(folders: readonly string[], name: string): readonly string[] {
  const length = octetLength([...folders, name].join('/'))
  return length <= LONGEST_PATH || folders.length === 0 ? folders : fitting(folders.slice(1), name)
}

function firstFree(path: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  if (!taken.has(folded(path))) return path
  const extension = extensionOf(path.slice(path.lastIndexOf('/') + 1))
  const stem = path.slice(0, path.length - extension.length)
  for (let n = 2; ; n++) {
    const candidate = `${stem} (${n})${extension}`
    if (!taken.has(folded(candidate))) return candidate
  }
}

/** As file systems compare that do not tell capitals apart. */
function folded(path: string): string {
  return path.normalize('NFKC').toLowerCase()
}
