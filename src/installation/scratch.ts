import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { lockScratch } from './instance-lock.ts'

/**
 * A folder of its own inside `parent`, which only this user can open, and which does not outlive `work`. What a killed
 * process left of the same purpose goes first; what another one still works in stays.
 */
export async function withScratch<T>(
  parent: string,
  purpose: string,
  work: (folder: string) => T | Promise<T>,
): Promise<T> {
  const prefix = `.${purpose}-`
  for (const entry of readdirSync(parent, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name.startsWith(prefix)) removeStale(join(parent, entry.name))
  const folder = mkdtempSync(join(parent, prefix))
  const letGo = lockScratch(folder)
  try {
    return await work(folder)
  } finally {
    letGo()
    rmSync(folder, { recursive: true, force: true })
  }
}

function removeStale(folder: string): void {
  try {
    lockScratch(folder)()
    rmSync(folder, { recursive: true, force: true })
  } catch {
    // Somebody works there, or it is another user's.
  }
}
