import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../db.ts'
import { createEnrolment, type NewEnrolment } from '../enrolments/create.ts'
import { SYSTEM } from '../events/append.ts'
import { createFirm } from '../firm/create.ts'
import { addPerson } from '../people/add.ts'
import { type Holding, newSecretFor } from '../unlocking/holding.ts'
import { syncDirectory } from '../vault/durable.ts'
import { createKeyring } from '../vault/keyring.ts'
import { openVault } from '../vault/vault.ts'
import type { Answers } from './answers.ts'
import { checkNewDirectory, DATABASE, KEYRING } from './data-directory.ts'
import { checkNewSecretFile, writeSecretFile } from './secret-file.ts'
import { openStage } from './stage.ts'

export type Order = {
  config: Config
  holding: Holding
  recoveryKeyFile: string
  answers: Answers
  clock: Clock
  /** For tests; the machine's own mount table otherwise. */
  mounts?: string
}

export type NewPortal = {
  ownerId: string
  enrolment: NewEnrolment
  recovery: { passphrase: string; fingerprint: string }
}

/** Makes a whole portal, or throws (a `Refusal` where the administrator can help it) and leaves everything as it was. */
export async function createDataDirectory(order: Order): Promise<NewPortal> {
  const { data } = order.config
  checkNewDirectory(data, order.mounts)
  checkNewSecretFile(order.recoveryKeyFile, data, 'recovery key')
  const { secret: unlockSecret, method: unlockMethod, keep } = await newSecretFor(order.holding, order.config)
  const stage = openStage(data)
  const undo = [stage.discard]
  try {
    const path = join(stage.path, KEYRING)
    const recovery = await createKeyring({ path, unlockSecret, unlockMethod })
    const owner = await createPortal(stage.path, unlockSecret, order)
    undo.push(keep())
    undo.push(writeSecretFile(order.recoveryKeyFile, recovery.recoveryPrivateKey))
    await syncDirectory(stage.path)
    stage.commit()
    return { ...owner, recovery: { passphrase: recovery.passphrase, fingerprint: recovery.fingerprint } }
  } catch (error) {
    for (const step of undo) step()
    throw error
  }
}

type Owner = Pick<NewPortal, 'ownerId' | 'enrolment'>

async function createPortal(directory: string, unlockSecret: Uint8Array, order: Order): Promise<Owner> {
  const { config, clock, answers } = order
  const vault = await openVault({ dataDir: directory, unlockSecret })
  const path = join(directory, DATABASE)
  const db = openDatabase(path)
  chmodSync(path, 0o600) // its journals take their mode from it
  try {
    const deps = { db, vault, clock, origin: config.origin }
    return db
      .transaction(() => {
        createFirm(deps, answers.firm)
        const ownerId = addPerson(deps, SYSTEM, { ...answers.owner, kind: 'staff', firmRole: 'owner' })
        // Without a mail: the owner is here and reads the link from the terminal.
        return { ownerId, enrolment: createEnrolment(deps, SYSTEM, ownerId, { mail: false }) }
      })
      .immediate()
  } finally {
    db.close()
  }
}
