import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBackup } from '../../src/backup/create.ts'
import { backedUpDocument } from '../../src/backup/repository.ts'
import { addDocument } from '../support/documents.ts'
import { startPortal, type TestPortal } from '../support/portal.ts'
import { someBytes } from '../support/tus.ts'
import { damage } from './support.ts'

/** Names that lead out of a folder, name a device, hide, turn their reading direction, or are one name twice. */
export const HOSTILE_NAMES = [
  '../../../../tmp/out.txt',
  '/etc/passwd',
  'C:\\Windows\\system.ini',
  'CON.txt',
  '.bashrc',
  'invoice\u202efdp.exe',
  'a\u0000b\r\nX: y.pdf',
  '<img src=x onerror=alert(1)>.html',
  'Lease.pdf',
  'lease.PDF',
  'Lease.pdf',
  `${'é'.repeat(300)}.pdf`,
  '..',
  ' ',
]

/**
 * What is left when the machine is gone: a backup, a keyring copy and the recovery key. Matters: `HOSTILE` with hostile
 * names of documents, of a folder and in its title; `2026-001` with a folder, a document of two versions, one damaged and
 * one missing; `2026-002` destroyed after the backup was taken.
 */
export async function losePortal() {
  const portal = await startPortal()
  const odile = portal.person({ name: 'Odile Tremblay', firmRole: 'owner' })
  const matter = (number: string, title: string) => portal.matter({ number, title, responsible: odile })
  const [plain, doomed, hostile] = [
    await matter('2026-001', 'Gagnon separation'),
    await matter('2026-002', 'Roy estate'),
    await matter('HOSTILE', '../<script>alert(1)</script> \u202e CON'),
  ]
  const add = (matterId: string, name: string, content: string | Uint8Array<ArrayBuffer>, options = {}) =>
    addDocument(portal, matterId, odile, name, content, options)
  const lease = await add(plain, 'Lease.pdf', 'the first lease', { path: 'Letters/Lease.pdf' })
  await add(plain, 'Lease.pdf', 'the signed lease', { documentId: lease.id })
  await add(plain, 'Émond.bin', someBytes(3_000_000, 7))
  const damaged = await add(plain, 'Damaged.pdf', someBytes(2_500_000, 3))
  const missing = await add(plain, 'Missing.pdf', 'it was here')
  await add(doomed, 'Will.pdf', 'the last will')
  await addHostileNames(portal, hostile, add)
  const folder = join(portal.dir, 'left')
  const at = {
    backup: join(folder, 'Backup disk'),
    copy: join(folder, 'keyring'),
    key: join(folder, 'recovery.asc'),
  }
  mkdirSync(folder)
  const order = { threads: 1, patience: 20_000, mayBegin: true, progress: () => {} }
  await createBackup(portal.deps, { ...order, path: at.backup })
  damage(backedUpDocument({ path: at.backup }, damaged.versionId))
  rmSync(backedUpDocument({ path: at.backup }, missing.versionId))
  await portal.deps.vault.destroyMatterKeys(doomed, new Date('2026-11-01T12:00:00Z'))
  copyFileSync(join(portal.dataDir, 'keyring'), at.copy)
  writeFileSync(at.key, portal.recovery.privateKey)
  const { passphrase } = portal.recovery
  return { ...at, passphrase, folder, portal, matterIds: { plain, doomed, hostile }, damaged, missing }
}

export type LostPortal = Awaited<ReturnType<typeof losePortal>>

type Add = (
  matterId: string,
  name: string,
  content: string,
  options?: object,
) => Promise<{ versionId: string }>

/** Written past the front door, which would have cleaned them. */
async function addHostileNames({ deps }: TestPortal, matterId: string, add: Add): Promise<void> {
  const key = deps.vault.matter(matterId)
  const rename = deps.db.query('update document_versions set file_name = $name where id = $id')
  for (const [index, name] of HOSTILE_NAMES.entries()) {
    const { versionId } = await add(matterId, 'plain.txt', `hostile ${index}`, { path: 'Folder/plain.txt' })
    rename.run({ id: versionId, name: key.seal('document_versions.file_name', versionId, name) })
  }
  const folders = deps.db
    .query<{ id: string }, { matterId: string }>('select id from folders where matter_id = $matterId')
    .all({ matterId })
  for (const { id } of folders)
    deps.db
      .query('update folders set name = $name where id = $id')
      .run({ id, name: key.seal('folders.name', id, '../../..') })
}
