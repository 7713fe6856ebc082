import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { removeRetiredFilesOf } from '../rekey/advance.ts'
import { renewKeyFile } from '../unlocking/rewrap.ts'
import { forgetFormer } from '../upgrade/former.ts'
import { pendingCopies } from '../vault/keyring-copies.ts'
import { makeCertificate, sealCertificate } from './certificate.ts'
import { purgeFreedPages } from './erase/queries.ts'
import {
  type Destruction,
  getDestruction,
  listUnfinished,
  updateCertificate,
  updateGeneration,
  updateUnlockRenewed,
} from './queries.ts'
import { type DestructionRecord, openRecord } from './record.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config' | 'log'>

/**
 * Carries out what was approved. Every step can be done again, and what is done is found done: whatever stops it, the next
 * call goes on. One caller at a time: the server's background, or a command that holds the lock of the data directory.
 */
export async function carryOutDestructions(deps: Needs): Promise<void> {
  for (const { id } of listUnfinished(deps.db)) await carryOut(deps, id)
}

async function carryOut(deps: Needs, id: string): Promise<void> {
  const { db, vault, log } = deps
  const step = (name: string) => log('info', 'destroying a matter', { destruction: id, step: name })
  const record = openRecord(deps, getDestruction(db, id))
  step('keys')
  await destroyKeys(deps, getDestruction(db, id))
  step('unlock secret')
  if (getDestruction(db, id).unlockRenewed === null)
    updateUnlockRenewed(db, id, await renewKeyFile(vault.keyring, deps.config))
  step('files')
  for (const { versionId } of record.documents) await vault.documents.remove(versionId)
  await removeRetiredFilesOf(deps, getDestruction(db, id).matterId)
  for (const uploadId of record.uploads) await vault.documents.discard(uploadId)
  forgetFormer(deps.config.data) // the database before an upgrade has the matter's rows
  step('free pages')
  purgeFreedPages(db)
  step('certificate')
  await certify(deps, getDestruction(db, id), record)
  step('done')
}

async function destroyKeys({ db, vault, clock }: Needs, destruction: Destruction): Promise<void> {
  const { id, matterId, generation } = destruction
  vault.keyring.refresh()
  if (!vault.isDestroyed(matterId)) await vault.destroyMatterKeys(matterId, clock.now())
  if (generation === null) updateGeneration(db, id, vault.keyring.generation)
}

async function certify(deps: Needs, destruction: Destruction, record: DestructionRecord): Promise<void> {
  const { db, vault, clock } = deps
  const { id, matterId, generation, unlockRenewed } = destruction
  if (generation === null) throw new Error('keys without a generation were destroyed')
  const at = timestamp(clock)
  const pending = pendingCopies(vault.keyring.copies(), generation)
  const { fingerprint } = record
  const signed = await makeCertificate(deps, {
    ...{ id, record, generation, destroyedAt: at, issuedAt: at },
    unlockRenewed: unlockRenewed === 1,
    copies: pending.map(({ number, name, exportedAt, generation }) => ({
      ...{ number, name, generation, settled: null },
      exportedAt: new Date(exportedAt).toISOString(),
    })),
  })
  const completedAt = pending.length === 0 ? at : null
  db.transaction(() => {
    updateCertificate(db, { ...sealCertificate(vault, id, signed), destroyedAt: at, completedAt })
    const details = { certificateId: id, fingerprint, count: record.documents.length }
    appendEvent(deps, SYSTEM, { kind: 'matter.destroyed', matterId, subjectId: id, details })
    if (completedAt)
      appendEvent(deps, SYSTEM, {
        ...{ kind: 'destruction.completed', matterId },
        ...{ subjectId: id, details: { certificateId: id } },
      })
  }).immediate()
}
