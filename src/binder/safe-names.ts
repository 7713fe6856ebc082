import { hostile } from './archive-file.ts'

/** A name in a zip that stays in the folder it is unpacked into, on any system. Throws `Refusal` for any other. */
export function checkName(bytes: Uint8Array): string {
  const name = decoded(bytes)
  const parts = name.replace(/\/$/, '').split('/')
  const leavesFolder = name.startsWith('/') || parts.includes('..') || /^[a-z]:/i.test(name)
  if (leavesFolder || name.includes('\\')) throw hostile(`${shown(name)} leads out of the folder`)
  if (parts.some((part) => part === '' || part === '.') || /\p{Cc}/u.test(name))
    throw hostile(`${shown(name)} is no name of a file`)
  return name
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw hostile('a name in it is not UTF-8')
  }
}

function shown(name: string): string {
  return JSON.stringify(name.slice(0, 200))
}

/** Says of each name whether it is a file, and refuses the second of two that some system takes for the same. */
export function nameKeeper(): (name: string) => boolean {
  const [files, folders] = [new Set<string>(), new Set<string>()]
  return (name) => {
    const isFolder = name.endsWith('/')
    const path = name.replace(/\/$/, '').normalize('NFKC').toLowerCase()
    const parents = path
      .split('/')
      .map((_, i, parts) => parts.slice(0, i).join('/'))
      .slice(1)
    const within = isFolder ? [...parents, path] : parents
    const isInFile = [path, ...parents].some((taken) => files.has(taken))
    if (isInFile || (!isFolder && folders.has(path))) throw hostile(`${shown(name)} is there twice`)
    for (const folder of within) folders.add(folder)
    if (!isFolder) files.add(path)
    return !isFolder
  }
}
