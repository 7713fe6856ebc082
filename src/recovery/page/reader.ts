import type { OpenedCopy } from '../../vault/offline/keyring-copy.ts'
import type { ListedMatter } from '../open-backup.ts'
import { type OpenedMatter, openMatter } from '../open-matter.ts'

/** Opens each matter once, when it is first asked for. */
export type MatterReader = {
  /** Null for a matter whose keys this copy does not give. */
  read(matter: ListedMatter): Promise<OpenedMatter | null>
  readAll(onProgress: (n: number, of: number) => void): Promise<void>
  /** Calls back after each matter that was opened. */
  onRead(listener: (matter: OpenedMatter) => void): void
}

export function createReader(matters: readonly ListedMatter[], copy: OpenedCopy): MatterReader {
  const begun = new Map<string, Promise<OpenedMatter | null>>()
  const listeners: ((matter: OpenedMatter) => void)[] = []
  const begin = async (matter: ListedMatter) => {
    if (matter.state.kind !== 'live') return null
    const opened = await openMatter(matter, copy).catch(() => null)
    if (opened) for (const listener of listeners) listener(opened)
    return opened
  }
  const read = (matter: ListedMatter) => {
    const known = begun.get(matter.id) ?? begin(matter)
    begun.set(matter.id, known)
    return known
  }
  return {
    read,
    readAll: async (onProgress) => {
      for (const [index, matter] of matters.entries()) {
        onProgress(index, matters.length)
        await read(matter)
      }
      onProgress(matters.length, matters.length)
    },
    onRead: (listener) => listeners.push(listener),
  }
}
