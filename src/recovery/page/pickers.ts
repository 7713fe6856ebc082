// File System Access, which Chrome and Edge have: https://wicg.github.io/file-system-access/

/** `impossible`: this browser cannot, or does not let this page. */
type Picked<T> = T | 'cancelled' | 'impossible'

export function pickFile(suggestedName: string): Promise<Picked<FileSystemFileHandle>> {
  return pick('showSaveFilePicker', { suggestedName }, isFile)
}

export function pickFolder(): Promise<Picked<FileSystemDirectoryHandle>> {
  return pick('showDirectoryPicker', { mode: 'readwrite', id: 'vestibule-recovery' }, isFolder)
}

async function pick<T>(
  name: string,
  options: Record<string, string>,
  isIt: (value: unknown) => value is T,
): Promise<Picked<T>> {
  const picker: unknown = Reflect.get(window, name)
  if (typeof picker !== 'function') return 'impossible'
  try {
    const picked: unknown = await picker.call(window, options)
    return isIt(picked) ? picked : 'impossible'
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'impossible'
  }
}

const isFile = (value: unknown): value is FileSystemFileHandle => value instanceof FileSystemFileHandle
const isFolder = (value: unknown): value is FileSystemDirectoryHandle =>
  value instanceof FileSystemDirectoryHandle
