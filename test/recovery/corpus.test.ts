import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recoverDocuments } from '../../src/recovery/recover.ts'
import { openKeyringWithRecovery } from '../../src/vault/keyring-recovery.ts'
import { sha256 } from './support.ts'

type Expected = {
  firm: string
  takenAt: string
  matters: {
    number: string
    state: string
    title: string | null
    documents: { path: string; fate: string; sha256: string }[]
  }[]
}

const corpora = join(import.meta.dir, '../corpus')
const releases = readdirSync(corpora, { withFileTypes: true }).filter((entry) => entry.isDirectory())
const folder = mkdtempSync(join(tmpdir(), 'vestibule-corpus-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('there is a corpus', () => expect(releases.map(({ name }) => name)).toContain('0.1'))

for (const { name } of releases) {
  const corpus = join(corpora, name)
  const expected: Expected = JSON.parse(readFileSync(join(corpus, 'expected.json'), 'utf8'))
  const armoredKey = readFileSync(join(corpus, 'recovery.asc'), 'utf8')
  const passphrase = readFileSync(join(corpus, 'passphrase.txt'), 'utf8').trim()

  test(`T49 what release ${name} wrote opens with its recovery key, byte for byte`, async () => {
    const out = join(folder, name)
    const { backup, matters } = await recoverDocuments({
      backup: join(corpus, 'backup'),
      keyringFile: join(corpus, 'keyring'),
      recovery: { armoredKey, passphrase },
      ...{ out, progress: () => {} },
    })
    expect(backup.isSigned).toBe(true)
    const found = matters.map(({ listed, opened, documents }) => ({
      number: listed.number,
      state: listed.state.kind,
      title: opened?.title ?? null,
      documents: documents.map(({ path, fate, document }) => ({ path, fate, sha256: document.sha256 })),
    }))
    const opened: Omit<Expected, 'firm'> & { firm: string | null } = {
      firm: backup.firmName,
      takenAt: backup.takenAt,
      matters: found,
    }
    expect(opened).toEqual(expected)
    const written = expected.matters
      .flatMap(({ documents }) => documents)
      .filter(({ fate }) => fate === 'written')
    expect(written.length).toBeGreaterThan(2)
    for (const document of written)
      expect(sha256(readFileSync(join(out, document.path)))).toBe(document.sha256)
  })

  test(`the keyring copy of release ${name} opens for a restore as well`, async () => {
    const keyring = await openKeyringWithRecovery({
      path: join(corpus, 'keyring'),
      recoveryPrivateKey: armoredKey,
      passphrase,
    })
    const live = expected.matters.filter(({ state }) => state === 'live')
    expect(keyring.matterIds()).toHaveLength(live.length)
    for (const id of keyring.matterIds()) expect((await keyring.matter(id)).secret).toHaveLength(32)
    expect(keyring.tombstones()).toHaveLength(expected.matters.length - live.length)
  })

  test(`the corpus of release ${name} is small`, () => {
    const files = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).map((path) => join(corpus, path))
    const size = files
      .map((path) => statSync(path))
      .reduce((sum, stat) => sum + (stat.isFile() ? stat.size : 0), 0)
    expect(size).toBeLessThan(200_000)
  })
}
