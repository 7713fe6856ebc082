import { join } from 'node:path'
import type { withOrigin } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import { readUnlockSecret } from '../../src/installation/unlock-secret.ts'
import { openVault } from '../../src/vault/vault.ts'
import type { DemoClock } from './clock.ts'

/** The portal that was just made, for the workflows to fill. */
export async function openDemo(
  config: ReturnType<typeof withOrigin>,
  clock: DemoClock,
): Promise<Deps & { clock: DemoClock }> {
  const unlockSecret = readUnlockSecret(config.unlockKeyFile)
  if (!unlockSecret) throw new Error(`${config.unlockKeyFile} holds no unlock secret`)
  return {
    db: openDatabase(join(config.data, 'portal.db')),
    vault: await openVault({ dataDir: config.data, unlockSecret }),
    clock,
    config,
    origin: config.origin,
    log: () => {},
    assets: { asset: (name) => name, serveAsset: () => new Response() },
    wake: () => {},
  }
}
