import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { DATABASE, KEYRING } from './data-directory.ts'
import { Refusal } from './refusal.ts'

/** Where a data directory is made before anybody can see it. */
export type Stage = {
  readonly path: string
  /** Makes it the data directory. */
  commit: () => void
  /** Leaves everything as it was before. */
  discard: () => void
}

/** `purpose` is part of its name, so that what a killed run left can be told. Throws a `Refusal` when nothing can be written there. */
export function openStage(data: string, purpose = 'init'): Stage {
  try {
    return statSync(data, { throwIfNoEntry: false }) ? stageInside(data, purpose) : stageBeside(data, purpose)
  } catch (cause) {
    throw new Refusal(`${data} cannot be made: ${cause instanceof Error ? cause.message : cause}`)
  }
}

function stageBeside(data: string, purpose: string): Stage {
  const created = mkdirSync(dirname(data), { recursive: true })
  const path = mkdtempSync(`${data}.${purpose}-`)
  return {
    path,
    commit: () => renameSync(path, data),
    discard: () => rmSync(created ?? path, { recursive: true, force: true }),
  }
}

/** A directory that is there may be a mount point, or lie in one that this user cannot write to: neither is renamed. */
function stageInside(data: string, purpose: string): Stage {
  const path = mkdtempSync(join(data, `.${purpose}-`))
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

/** What a directory that was being made may hold besides the database, which comes last. */
const BEFORE_THE_DATABASE = [
  KEYRING,
  `${KEYRING}.previous`,
  `${KEYRING}.lock`,
  'documents',
  'incoming',
  'lock',
]

/**
 * Takes away the stages of this purpose that killed runs left, and what they had moved out of a stage already. `hold`
 * takes the lock of a stage and throws while somebody works in it.
 */
export function clearStages(data: string, purpose: string, hold: (path: string) => () => void): void {
  const beside = stagesIn(dirname(data), `${basename(data)}.${purpose}-`)
  const inside = stagesIn(data, `.${purpose}-`)
  for (const path of [...beside, ...inside]) {
    hold(path)()
    rmSync(path, { recursive: true, force: true })
  }
  if (inside.length > 0 && !existsSync(join(data, DATABASE)))
    for (const name of BEFORE_THE_DATABASE) rmSync(join(data, name), { recursive: true, force: true })
}

function stagesIn(directory: string, prefix: string): string[] {
  if (!existsSync(directory)) return []
  const entries = readdirSync(directory, { withFileTypes: true })
  return entries.flatMap((entry) =>
    entry.isDirectory() && entry.name.startsWith(prefix) ? [join(directory, entry.name)] : [],
  )
}
