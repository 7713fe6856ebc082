/**
 * A file somebody chose; `path` is relative, with its folders, when a whole folder was chosen or dropped. `position` grows
 * with each that is chosen, on this page and on any later one.
 */
export type Chosen = { file: File; path: string; position: number }

let last = 0
const nextPosition = () => {
  last = Math.max(last + 1, Date.now())
  return last
}

/** What systems put into folders for themselves. */
const CLUTTER = new Set(['.ds_store', 'thumbs.db', 'desktop.ini'])

export function chosenIn(input: HTMLInputElement): Chosen[] {
  return [...(input.files ?? [])]
    .map((file) => ({ file, path: file.webkitRelativePath, position: nextPosition() }))
    .filter(({ file }) => !CLUTTER.has(file.name.toLowerCase()))
}

/** Files and whole folders that were dropped; `found` hears how many there are so far. */
export async function dropped(transfer: DataTransfer, found: (count: number) => void): Promise<Chosen[]> {
  // The list is emptied when the event is over, so everything is taken from it before anything is awaited.
  const items = [...transfer.items].filter(({ kind }) => kind === 'file')
  const taken = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }))
  const chosen: Chosen[] = []
  for (const { entry, file } of taken) {
    if (entry?.isDirectory) await walk(entry, chosen, found)
    else if (file) chosen.push({ file, path: '', position: nextPosition() })
  }
  return chosen
}

async function walk(entry: FileSystemEntry, chosen: Chosen[], found: (count: number) => void): Promise<void> {
  if (isDirectory(entry)) {
    for await (const child of childrenOf(entry)) await walk(child, chosen, found)
    return
  }
  if (!isFile(entry) || CLUTTER.has(entry.name.toLowerCase())) return
  const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject))
  const path = entry.fullPath.slice(1)
  chosen.push({ file, path: path.includes('/') ? path : '', position: nextPosition() })
  if (chosen.length % 100 === 0) found(chosen.length)
}

/** A reader gives a folder in portions, and an empty one at its end. */
async function* childrenOf(directory: FileSystemDirectoryEntry) {
  const reader = directory.createReader()
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return
    yield* some
  }
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
