/**
 * Makes the corpus of a release: `bun test/corpus/make.ts test/corpus/0.1`, last when a format changed before that release
 * was out, and never again afterwards: every later release must open what it wrote. It holds no database, which alone is
 * larger than everything else; recovery does not read it.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createBackup } from '../../src/backup/create.ts'
import { recoverDocuments } from '../../src/recovery/recover.ts'
import { addDocument } from '../support/documents.ts'
import { startPortal } from '../support/portal.ts'

const [to] = process.argv.slice(2)
if (!to || existsSync(to)) throw new Error('Name a directory that is not there.')

const portal = await startPortal()
const { vault } = portal.deps
const odile = portal.person({ name: 'Odile Tremblay', firmRole: 'owner' })
const matter = (number: string, title: string) => portal.matter({ number, title, responsible: odile })
const [kept, gone, empty] = [
  await matter('2026-001', 'Séparation Gagnon / Roy'),
  await matter('2026-002', 'Succession Pelletier'),
  await matter('2026-003', 'Nothing in it'),
]
const add = (matterId: string, name: string, content: string, options = {}) =>
  addDocument(portal, matterId, odile, name, content, options)
const lease = await add(kept, 'Bail.txt', 'The first version of the lease.\n', { path: 'Pièces/Bail.txt' })
await add(kept, 'Bail.txt', 'La deuxième version du bail.\n', { documentId: lease.id })
await add(kept, 'Émond & fils “2026”.md', '# Notes\n'.repeat(500))
const damaged = await add(kept, 'Damaged.txt', 'It will be changed.\n')
await add(gone, 'Testament.txt', 'It will be destroyed.\n')
portal.clock.forward(60_000)
const order = { threads: 1, patience: 20_000, mayBegin: true, progress: () => {} }
await createBackup(portal.deps, { ...order, path: join(to, 'backup') })
await vault.destroyMatterKeys(gone, portal.clock.now())
const { bytes } = await vault.keyring.registerCopy('corpus', portal.clock.now())
const { privateKey, passphrase } = portal.recovery
writeFileSync(join(to, 'keyring'), bytes)
writeFileSync(join(to, 'recovery.asc'), privateKey)
writeFileSync(join(to, 'passphrase.txt'), `${passphrase}\n`)
const file = Bun.file(join(to, 'backup/documents', damaged.versionId.slice(-2), damaged.versionId))
const sealed = await file.bytes()
sealed[sealed.length - 20] = (sealed.at(-20) ?? 0) ^ 1
await file.write(sealed)
const [snapshot] = [...new Bun.Glob('backup/snapshots/*/portal.db.pgp').scanSync({ cwd: to })]
for (const unread of [snapshot ?? '', 'backup/recovery.html']) rmSync(join(to, unread))

const out = join(portal.dir, 'out')
mkdirSync(out)
const recovered = await recoverDocuments({
  backup: join(to, 'backup'),
  keyringFile: join(to, 'keyring'),
  recovery: { armoredKey: privateKey, passphrase },
  ...{ out, progress: () => {} },
})
const expected = {
  firm: recovered.backup.firmName,
  takenAt: recovered.backup.takenAt,
  matters: recovered.matters.map(({ listed, opened, documents }) => ({
    number: listed.number,
    state: listed.state.kind,
    title: opened?.title ?? null,
    documents: documents.map(({ path, fate, document }) => ({ path, fate, sha256: document.sha256 })),
  })),
}
writeFileSync(join(to, 'expected.json'), `${JSON.stringify(expected, null, 2)}\n`)
console.log(kept, empty, JSON.stringify(expected, null, 1))
portal.stop()
