import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBackup } from '../../src/backup/create.ts'
import { HOUR, MINUTE } from '../../src/clock.ts'
import { createEnrolment } from '../../src/enrolments/create.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { unlockSecretText } from '../../src/installation/unlock-secret.ts'
import { type RestoreOrder, restorePortal } from '../../src/restore/restore.ts'
import { documentPath } from '../../src/vault/document-files.ts'
import { addDocument } from './documents.ts'
import { startPortal, type TestPortal } from './portal.ts'
import { reopenPortal } from './reopened.ts'
import { tus } from './tus.ts'

/** A portal with two matters of two documents each, people who are signed in, an invitation and an unfinished upload. */
export async function busyPortal(flags: Record<string, string> = {}) {
  const portal = await startPortal(flags)
  const owner = portal.person({ name: 'Odile Owner', firmRole: 'owner' })
  const client = portal.person({ name: 'Ada Client', kind: 'client' })
  const invited = portal.person({ name: 'Irène Invited', kind: 'client' })
  createEnrolment(portal.deps, SYSTEM, invited.id)
  const matters: { id: string; documents: Awaited<ReturnType<typeof addDocument>>[] }[] = []
  for (const title of ['Gagnon separation', 'Roy estate']) {
    const id = await portal.matter({ responsible: owner, title })
    portal.join(id, owner, 'responsible-lawyer')
    portal.join(id, client, 'client')
    const documents = []
    for (const name of ['claim', 'answer'])
      documents.push(
        await addDocument(portal, id, owner, `${name} of ${title}.txt`, `${name} of ${title}\n`.repeat(9000)),
      )
    matters.push({ id, documents })
  }
  const [first, second] = matters
  if (!first || !second) throw new Error('no matters')
  await tus(owner, `/firm/matters/${first.id}/uploads`).begin({ size: 9_000_000, name: 'unfinished.txt' })
  const unlockKeyFile = join(portal.dir, 'unlock.key')
  writeFileSync(unlockKeyFile, unlockSecretText(portal.unlockSecret), { mode: 0o600 })
  const dest = join(portal.dir, 'backup')
  return {
    ...portal,
    ...{ owner, client, invited, first, second, unlockKeyFile, dest },
    backUp: async () => {
      const name = await backUpTo(portal, dest)
      portal.clock.forward(HOUR)
      return name
    },
    /** As an administrator keeps one: the file alone, in a folder. */
    copyKeyring: (name: string) => {
      const folder = join(portal.dir, name)
      mkdirSync(folder)
      copyFileSync(join(portal.dataDir, 'keyring'), join(folder, 'keyring'))
      return folder
    },
  }
}
/** Returns the snapshot's name. */
export async function backUpTo({ deps }: Pick<TestPortal, 'deps'>, path: string): Promise<string> {
  const order = { path, threads: 1, patience: MINUTE, mayBegin: true, progress: () => {} }
  return (await createBackup(deps, order)).snapshot
}

export type BusyPortal = Awaited<ReturnType<typeof busyPortal>>

type Changes = Partial<Omit<RestoreOrder, 'accepted'>> & { accepted?: Partial<RestoreOrder['accepted']> }

/** Restores into `name` beside the portal. */
export async function restoreInto(
  portal: BusyPortal,
  name: string,
  keyringCopy: string,
  changes: Changes = {},
) {
  const { accepted, ...others } = changes
  const data = join(portal.dir, name)
  const restored = await restorePortal({
    ...{ source: portal.dest, keyringCopy, opener: { kind: 'unlock', secret: portal.unlockSecret } },
    ...{ config: { data, unlockKeyFile: portal.unlockKeyFile }, clock: portal.clock },
    consent: async () => {},
    progress: () => {},
    ...others,
    accepted: { rollback: false, missingKeys: false, damage: false, ...accepted },
  })
  const open = (unlockSecret = portal.unlockSecret) =>
    reopenPortal(portal.deps, { dataDir: data, unlockSecret })
  return { data, restored, open }
}

export const sealedFile = ({ dataDir }: { dataDir: string }, versionId: string) =>
  readFileSync(documentPath(dataDir, versionId))
