import { join } from 'node:path'
import { migrations } from '../../migrations/index.ts'
import { createPortal } from '../../src/app.tsx'
import { openDatabase } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import { openVault } from '../../src/vault/vault.ts'
import { makePerson, type Someone } from './people.ts'
import { requester } from './requester.ts'

type Where = { dataDir: string; unlockSecret: Uint8Array; release?: typeof migrations }

/** The portal in a data directory, served by a process that knows nothing of the one before. */
export async function reopenPortal(before: Deps, { dataDir, unlockSecret, release = migrations }: Where) {
  const db = openDatabase(join(dataDir, 'portal.db'), release)
  const deps: Deps = { ...before, db, vault: await openVault({ dataDir, unlockSecret }) }
  const { fetch } = createPortal(deps)
  return {
    deps,
    fetch,
    /** Somebody's session of before, if it still is one. */
    as: ({ token }: { token: string }) => requester(fetch, token),
    person: (someone: Someone) => makePerson(deps, fetch, someone),
    stop: () => deps.db.close(),
  }
}
