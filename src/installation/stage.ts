import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DATABASE } from './data-directory.ts'
import { Refusal } from './refusal.ts'

/** Where a data directory is made before anybody can see it. */
export type Stage = {
  readonly path: string
  /** Makes it the data directory. */
  commit: () => void
  /** Leaves everything as it was before. */
  discard: () => void
}

/** Throws a `Refusal` when nothing can be written there. */
export function openStage(data: string): Stage {
  try {
    return statSync(data, { throwIfNoEntry: false }) ? stageInside(data) : stageBeside(data)
  } catch (cause) {
    throw new Refusal(`${data} cannot be made: ${cause instanceof Error ? cause.message : cause}`)
  }
}

function stageBeside(data: string): Stage {
  const created = mkdirSync(dirname(data), { recursive: true })
  const path = mkdtempSync(`${data}.init-`)
  return {
    path,
    commit: () => renameSync(path, data),
    discard: () => rmSync(created ?? path, { recursive: true, force: true }),
  }
}

/** A directory that is there may be a mount point, or lie in one that this user cannot write to: neither is renamed. */
function stageInside(data: string): Stage {
  const path = mkdtempSync(join(data, '.init-'))
  return {
    path,
    commit: () => {
      // The database last: with it, and only with it, a directory holds a portal.
      const names = readdirSync(path).sort((a, b) => Number(a === DATABASE) - Number(b === DATABASE))
      for (const name of names) renameSync(join(path, name), join(data, name))
      rmSync(path, { recursive: true })
    },
    discard: () => rmSync(path, { recursive: true, force: true }),
  }
}
