import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKeyring, openKeyring } from '../../src/vault/keyring.ts'
import { openVault } from '../../src/vault/vault.ts'

/** A new data directory with a keyring, and its vault with two matters. */
export async function newVault() {
  const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-vault-'))
  const unlockSecret = randomBytes(32)
  const recovery = await createKeyring({
    path: join(dataDir, 'keyring'),
    unlockSecret,
  })
  const vault = await openVault({ dataDir, unlockSecret })
  const [matterId, otherMatterId] = [randomUUID(), randomUUID()]
  await vault.createMatterKeys([matterId, otherMatterId])
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  return { dataDir, unlockSecret, recovery, vault, matterId, otherMatterId, remove }
}

export type TestVault = Awaited<ReturnType<typeof newVault>>

/** Stores `content` in pieces of an odd size and returns what its row would hold. */
export async function store({ vault, matterId }: TestVault, content: Uint8Array, piece = 300_001) {
  const version = { matterId, versionId: randomUUID(), byteSize: content.length }
  const { sessionKey } = await vault.documents.begin(version)
  const incoming = await vault.documents.resume({ ...version, sessionKey })
  for (let at = 0; at < content.length; at += piece) await incoming.write(content.subarray(at, at + piece))
  return { ...version, ...(await incoming.finish()) }
}

const folders: string[] = []

/** A keyring alone, in a directory that `removeKeyrings` takes away. */
export async function newKeyring(matters = 0) {
  const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-keyring-'))
  folders.push(dataDir)
  const at = { path: join(dataDir, 'keyring'), unlockSecret: randomBytes(32) }
  const recovery = await createKeyring(at)
  const keyring = await openKeyring(at)
  const matterIds = Array.from({ length: matters }, () => randomUUID())
  await keyring.addMatters(matterIds)
  return { ...at, dataDir, recovery, keyring, matterIds }
}

export function removeKeyrings(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}
