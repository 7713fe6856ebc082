import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CreateOrder, createBackup } from '../../src/backup/create.ts'
import {
  backedUpDocument,
  fileOf,
  listSnapshots,
  openRepository,
  readDocuments,
  readManifest,
} from '../../src/backup/repository.ts'
import { MINUTE } from '../../src/clock.ts'
import { openDatabaseToRead } from '../../src/db.ts'
import { openFile } from '../../src/vault/sealed-file.ts'
import { addDocument } from '../support/documents.ts'
import { startPortal } from '../support/portal.ts'

/** A portal with a matter and a directory for its backups. */
export async function newBackedUp() {
  const portal = await startPortal()
  const odile = portal.person({ name: 'Odile Tremblay', firmRole: 'owner' })
  const matterId = await portal.matter({ title: 'Gagnon separation', responsible: odile })
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-backup-'))
  const path = join(folder, 'dest')
  const create = (order: Partial<CreateOrder> = {}) => {
    portal.clock.forward(MINUTE)
    return createBackup(portal.deps, {
      ...{ path, threads: 2, patience: 20_000, mayBegin: true, progress: () => {} },
      ...order,
    })
  }
  const add = (name: string, content: string | Uint8Array<ArrayBuffer>) =>
    addDocument(portal, matterId, odile, name, content)
  const stop = () => {
    portal.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { portal, odile, matterId, folder, path, create, add, stop }
}
export type BackedUp = Awaited<ReturnType<typeof newBackedUp>>

/** What the newest snapshot of a backup holds, each file checked against the manifest, the database opened. */
export async function newestSnapshot({ portal, folder, path }: Pick<BackedUp, 'portal' | 'folder' | 'path'>) {
  const { firmKey } = portal.deps.vault
  const snapshot = (await listSnapshots(await openRepository(path))).at(-1)
  if (!snapshot) throw new Error('there is no snapshot')
  const { manifest, isSigned } = await readManifest(snapshot, await firmKey.certificate())
  const documents = await readDocuments(snapshot, manifest)
  const wrong = [
    ...(isSigned ? [] : ['signature']),
    ...(['database', 'index'] as const).filter(
      (file) => sha256(readFileSync(fileOf(snapshot, file))) !== manifest[file].sha256,
    ),
    ...[...documents.values()]
      .filter(({ id, sha256: hash }) => sha256(readFileSync(backedUpDocument({ path }, id))) !== hash)
      .map(({ id }) => id),
  ]
  const opened = join(folder, `opened-${Bun.randomUUIDv7()}.db`)
  await openFile(fileOf(snapshot, 'database'), opened, firmKey.decryptSessionKey)
  const db = openDatabaseToRead(opened)
  return { snapshot, manifest, documents, wrong, db }
}

export function sha256(bytes: Uint8Array): string {
  return new Bun.CryptoHasher('sha256').update(bytes).digest('hex')
}
