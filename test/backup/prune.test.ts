import { afterAll, beforeAll, expect, test } from 'bun:test'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { idsToKeep } from '../../src/backup/keep.ts'
import { planPrune, prune } from '../../src/backup/prune.ts'
import { backedUpDocument } from '../../src/backup/repository.ts'
import { documentPath } from '../../src/vault/document-files.ts'
import { type BackedUp, newBackedUp, newestSnapshot } from './support.ts'

const NONE = { daily: 0, weekly: 0, monthly: 0 }

test.each([
  ['the newest alone when nothing says more', NONE, ['20260315T020000Z']],
  ['the newest of each day', { ...NONE, daily: 2 }, ['20260314T230000Z', '20260315T020000Z']],
  [
    'days without snapshots do not count',
    { ...NONE, daily: 3 },
    ['20260302T020000Z', '20260314T230000Z', '20260315T020000Z'],
  ],
  ['the newest of each week, from Monday', { ...NONE, weekly: 2 }, ['20260302T020000Z', '20260315T020000Z']],
  [
    'the newest of each month',
    { ...NONE, monthly: 3 },
    ['20251231T235959Z', '20260201T020000Z', '20260315T020000Z'],
  ],
  [
    'all of it together',
    { daily: 1, weekly: 2, monthly: 2 },
    ['20260201T020000Z', '20260302T020000Z', '20260315T020000Z'],
  ],
])('keeps %s', (_, rules, expected) => {
  const ids = [
    ...['20251231T235959Z', '20260201T020000Z', '20260302T020000Z', '20260314T020000Z'],
    ...['20260314T230000Z', '20260315T010000Z', '20260315T020000Z'],
  ]
  expect(
    [
      ...idsToKeep(
        ids.map((id) => ({ id })),
        rules,
      ),
    ].sort(),
  ).toEqual(expected)
})

let place: BackedUp
beforeAll(async () => {
  place = await newBackedUp()
})
afterAll(() => place.stop())

test('what only a removed snapshot names goes with it, and nothing else', async () => {
  const { add, create, path, portal } = place
  const gone = await add('Gone.pdf', 'gone')
  const kept = await add('Kept.pdf', 'kept')
  await create()
  portal.deps.db.run('delete from document_versions where id = ?', [gone.versionId])
  await create()
  const plan = await planPrune(path, NONE)
  expect([plan.kept.length, plan.removed.length, plan.documents.files]).toEqual([1, 1, 1])
  expect(readdirSync(join(path, 'snapshots'))).toHaveLength(2)
  expect(await prune(portal.dataDir, plan)).toEqual(plan.documents)
  expect(readdirSync(join(path, 'snapshots'))).toHaveLength(1)
  expect(existsSync(backedUpDocument({ path }, gone.versionId))).toBe(false)
  expect((await newestSnapshot(place)).wrong).toEqual([])
  expect((await newestSnapshot(place)).documents.has(kept.versionId)).toBe(true)
  expect(existsSync(documentPath(portal.dataDir, gone.versionId))).toBe(true)
  expect(readdirSync(path).sort()).toEqual([
    'documents',
    'recovery.html',
    'snapshots',
    'vestibule-backup.json',
  ])
})

test('on another machine nothing is pruned beside a run, whose documents no snapshot names yet', async () => {
  const { add, create, path } = place
  const { versionId } = await add('Fresh.pdf', 'fresh')
  await create()
  const partial = join(path, '.partial-aB3xYz')
  mkdirSync(partial)
  const plan = await planPrune(path, NONE)
  await expect(prune(null, plan)).rejects.toThrow('A backup is being made')
  renameSync(partial, join(path, '.partial-20260101T020000Z'))
  await prune(null, plan)
  rmSync(join(path, '.partial-20260101T020000Z'), { recursive: true })
  expect(existsSync(backedUpDocument({ path }, versionId))).toBe(true)
})

test('nothing is deleted while a list of a kept snapshot cannot be read', async () => {
  const { add, create, path } = place
  const { versionId } = await add('Precious.pdf', 'precious')
  await create()
  await create()
  const { snapshot } = await newestSnapshot(place)
  const list = join(snapshot.path, 'documents.tsv')
  const text = readFileSync(list, 'utf8')
  writeFileSync(list, '')
  await expect(planPrune(path, NONE)).rejects.toThrow('documents.tsv is not what the manifest names')
  writeFileSync(list, text)
  const plan = await planPrune(path, NONE)
  rmSync(list)
  await expect(prune(place.portal.dataDir, plan)).rejects.toThrow('documents.tsv is missing')
  expect(existsSync(backedUpDocument({ path }, versionId))).toBe(true)
})
