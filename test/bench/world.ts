import { join } from 'node:path'
import { systemClock, timestamp } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { addPerson } from '../../src/people/add.ts'
import { SESSION_COOKIE, startSession } from '../../src/sessions/session.ts'
import { readFittingSecret } from '../../src/unlocking/obtain.ts'
import { openVault } from '../../src/vault/vault.ts'
import { type Installation, installPortal } from '../support/executable.ts'
import { addMatters } from './matters.ts'

/** An installed portal whose owner is signed in, and as many matters and documents as asked for. */
export type World = {
  installation: Installation
  /** The owner's session, as a `Cookie` header. */
  cookie: string
  /** Writes `count` matters with `documents` documents each (rows only) and returns the matters' ids. */
  addMatters(count: number, documents: number): Promise<string[]>
  remove(): void
}

export async function makeWorld(): Promise<World> {
  const installation = await installPortal()
  const deps = await openInstallation(installation)
  // Rows that a benchmark may lose; the executable opens the file with its own, durable settings.
  deps.db.run('pragma synchronous = off')
  const ownerId = installation.owner.id
  const token = deps.db.transaction(() => startBenchSession(deps, ownerId)).immediate()
  const clientId = deps.db
    .transaction(() =>
      addPerson(deps, SYSTEM, {
        kind: 'client',
        firmRole: null,
        name: 'Ada Client',
        email: 'ada@client.example',
        language: 'en',
      }),
    )
    .immediate()
  return {
    installation,
    cookie: `${SESSION_COOKIE}=${token}`,
    addMatters: (count, documents) => addMatters(deps, { ownerId, clientId }, count, documents),
    remove: () => {
      deps.db.close()
      installation.remove()
    },
  }
}

export async function openInstallation({ data, unlockKeyFile, folder }: Installation): Promise<Deps> {
  const unlockSecret = readFittingSecret(data, unlockKeyFile)
  if (!unlockSecret) throw new Error(`${unlockKeyFile} holds no unlock secret`)
  return {
    db: openDatabase(join(data, 'portal.db')),
    vault: await openVault({ dataDir: data, unlockSecret }),
    clock: systemClock,
    config: readConfig({ flags: { data }, environment: {}, directory: folder }).config,
    origin: 'http://localhost',
    log: () => {},
    assets: { asset: (name) => name, serveAsset: () => new Response() },
    wake: () => {},
  }
}

/** Ceremonies are not what is measured: the passkey is a row without a key. */
export function startBenchSession(deps: Deps, personId: string): string {
  const id = Bun.randomUUIDv7()
  deps.db
    .query(`
      insert into passkeys (id, person_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
      values ($id, $personId, $id, $publicKey, 0, '[]', 0, $name, $at)`)
    .run({
      id,
      personId,
      publicKey: new Uint8Array(1),
      name: deps.vault.firm.seal('passkeys.name', id, 'Benchmark'),
      at: timestamp(deps.clock),
    })
  return startSession(deps, { personId, passkeyId: id, device: 'Benchmark', from: 'local' })
}
