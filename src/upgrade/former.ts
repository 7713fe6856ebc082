import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../installation/refusal.ts'

/** Inside the data directory: what an upgrade or a rollback works on, what it left behind, and what was undone. */
export const SCRATCH = 'upgrade'
export const FORMER = 'former'
export const UNDONE = 'undone'
export const RECORD = 'upgrade.json'

/** What stands beside the former database. */
export type Record = {
  from: string
  to: string
  backup: string | null
  at: string
  /** The release that upgraded. */
  program: string
}

/** The upgrade that can be taken back. Throws a `Refusal` when there is none. */
export function readRecord(data: string): Record {
  const path = join(data, FORMER, RECORD)
  if (!existsSync(path)) throw new Refusal(`No upgrade of the portal in ${data} can be taken back.`)
  return JSON.parse(readFileSync(path, 'utf8'))
}

/** Takes away what an upgrade or a rollback left: for good, when something in it was destroyed. */
export function forgetFormer(data: string): void {
  for (const name of [FORMER, UNDONE, SCRATCH]) rmSync(join(data, name), { recursive: true, force: true })
}
