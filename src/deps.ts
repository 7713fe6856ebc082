import type { Database } from 'bun:sqlite'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Assets } from './http/assets.ts'
import type { Log } from './log.ts'
import type { Vault } from './vault/vault.ts'

/** What the application stands on, made once in `serve` (or by a test) and handed to everything. */
export type Deps = {
  db: Database
  vault: Vault
  clock: Clock
  config: Config
  /** `https://portal.firm.example`: scheme, host and port as browsers see them; the passkeys' relying party is its host. */
  origin: string
  log: Log
  assets: Assets
  /** Tells the background (consumers, outbox, verifier) that there is something to do. */
  wake: () => void
}
