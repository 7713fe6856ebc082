import type { Chosen } from './chosen.ts'

/**
 * Which unfinished upload a file belongs to, so that choosing it again after a reload goes on with it. On a shared
 * computer this must tell nothing: the key is a SHA-256 of where, name, size and date, the value an address made of ids.
 */
const PREFIX = 'upload:'
/** The server sweeps them after seven days. */
const KEPT_FOR = 7 * 86_400_000
type Kept = { url: string; at: number }

export async function keyOf(place: string, { file, path }: Chosen): Promise<string> {
  const text = [place, path, file.name, file.size, file.lastModified].join('\n')
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return PREFIX + new Uint8Array(hash).toHex()
}

export function recall(key: string): string | null {
  return read(key)?.url ?? null
}

export function remember(key: string, url: string): void {
  orNothing(() => localStorage.setItem(key, JSON.stringify({ url, at: Date.now() } satisfies Kept)))
}

export function forget(key: string): void {
  orNothing(() => localStorage.removeItem(key))
}

/** How many uploads to `endpoint` were not finished. Old ones are forgotten. */
export function countUnfinished(endpoint: string): number {
  const keys = orNothing(() => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))) ?? []
  for (const key of keys) if ((read(key)?.at ?? 0) < Date.now() - KEPT_FOR) forget(key)
  return keys.filter((key) => read(key)?.url.startsWith(`${endpoint}/`)).length
}

function read(key: string): Kept | null {
  return orNothing(() => JSON.parse(localStorage.getItem(key) ?? 'null'))
}

/** Where the browser keeps nothing (full, or forbidden), files are sent all the same; only a reload begins anew. */
function orNothing<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
