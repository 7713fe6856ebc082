import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal } from '../../src/app.tsx'
import type { Clock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import { createFirm, type FirmInput } from '../../src/firm/create.ts'
import { loadAssets } from '../../src/http/assets.ts'
import type { MatterRole } from '../../src/rights.ts'
import { createKeyring } from '../../src/vault/keyring.ts'
import { openVault } from '../../src/vault/vault.ts'
import { addMember, type JoinOptions, type MatterOptions, makeMatter } from './matters.ts'
import { makePerson, type Someone } from './people.ts'
import { ORIGIN, requester } from './requester.ts'

/** A clock that stands still until the test moves it. */
export function testClock(
  start = '2026-03-02T15:00:00.000Z',
): Clock & { forward(milliseconds: number): void } {
  let now = Date.parse(start)
  return {
    now: () => new Date(now),
    forward: (milliseconds) => {
      now += milliseconds
    },
  }
}

const FIRM: FirmInput = {
  name: 'Tremblay Okafor',
  province: 'QC',
  timeZone: 'America/Toronto',
  languages: ['en', 'fr'],
}

/** The real portal on a real SQLite file, with a real keyring, in a directory of its own. */
export async function startPortal(flags: Record<string, string> = {}) {
  const dir = mkdtempSync(join(tmpdir(), 'vestibule-test-'))
  const dataDir = join(dir, 'data')
  const unlockSecret = crypto.getRandomValues(new Uint8Array(32))
  mkdirSync(dataDir, { mode: 0o700 })
  const recovery = await createKeyring({ path: join(dataDir, 'keyring'), unlockSecret })
  const clock = testClock()
  const deps: Deps = {
    db: openDatabase(join(dataDir, 'portal.db')),
    vault: await openVault({ dataDir, unlockSecret }),
    clock,
    config: readConfig({ flags: { data: dataDir, ...flags }, environment: {}, directory: dir }).config,
    origin: ORIGIN,
    log: () => {},
    assets: loadAssets(),
    wake: () => {},
  }
  deps.db.transaction(() => createFirm(deps, FIRM))()
  const portal = createPortal(deps)
  return {
    ...portal,
    deps,
    dir,
    dataDir,
    clock,
    unlockSecret,
    /** The recovery key, as the administrator took it away. */
    recovery: { privateKey: recovery.recoveryPrivateKey, passphrase: recovery.passphrase },
    person: (someone: Someone) => makePerson(deps, portal.fetch, someone),
    matter: (options: MatterOptions) => makeMatter(deps, options),
    join: (matterId: string, person: { id: string }, role: MatterRole, options?: JoinOptions) =>
      addMember(deps, matterId, person.id, role, options),
    stranger: requester(portal.fetch, null),
    /** The portal started again on the same data, with nothing left in memory; `as` is somebody's session there. */
    restarted: (changes: Partial<Deps> = {}) => restart({ ...deps, ...changes }, { dataDir, unlockSecret }),
    stop: () => {
      void portal.search.stop()
      deps.db.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

async function restart(deps: Deps, keys: Parameters<typeof openVault>[0]) {
  const again = createPortal({ ...deps, vault: await openVault(keys) })
  return { as: ({ token }: { token: string }) => requester(again.fetch, token) }
}
export type TestPortal = Awaited<ReturnType<typeof startPortal>>
