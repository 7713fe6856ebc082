import { expect } from 'bun:test'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabaseToRead } from '../../src/db.ts'
import type { Deps } from '../../src/deps.ts'
import type { Sealed } from '../../src/vault/sealed.ts'
import { openInstallation } from '../bench/world.ts'
import { countUnfinished } from './destroying.ts'
import { type Installation, type RunningPortal, runVestibule, startPortal } from './executable.ts'
import { keptDocuments } from './kept-documents.ts'
import { type Crowd, sha256, signInAgain, startWriters, type Writing } from './writers.ts'

export type Trial = {
  writing: Writing
  times: number
  crowd: Crowd
  /** Ends the portal in the middle of its work, and returns when nothing of it runs any more. */
  interrupt(portal: RunningPortal, round: number): Promise<void>
  /** What else is under way, beside the writers. */
  begin?(portal: RunningPortal, round: number): Promise<unknown>
  /** What else must be as it was said to be, at the beginning of this round. */
  examine?(deps: Deps, round: number): Promise<void>
}

/** Interrupts a portal at work again and again, looks at everything each time, and says what it saw. */
export async function surviveInterruptions(trial: Trial) {
  const { writing, times, crowd } = trial
  const starts: number[] = []
  let seen = 0
  for (let round = 0; round <= times; round++) {
    const began = performance.now()
    const portal = await startPortal(writing.installation)
    starts.push(performance.now() - began)
    const isLast = round === times
    try {
      await destructionsCarriedOut(writing.installation)
      seen = await examineAll(trial, round, isLast ? 0 : seen)
    } catch (cause) {
      throw new Error(`interruption ${round} was not survived`, { cause })
    }
    if (isLast) expect(await portal.stop()).toBe(0)
    else {
      const atWork = [startWriters(writing, portal.origin, crowd), trial.begin?.(portal, round)]
      await trial.interrupt(portal, round)
      await Promise.all(atWork)
    }
  }
  const { code, stdout } = await runVestibule(['audit', 'verify'], writing.installation.environment)
  expect([code, stdout]).toEqual([0, expect.any(String)])
  const { uploads, folders, matters, others } = writing.acknowledged
  const rows = folders.size + matters.size
  return { documents: uploads.size, rows, others: [...others], starts: starts.sort((a, b) => a - b) }
}

/** What `surviveInterruptions` saw, for whoever runs it. */
export function inWords({
  documents,
  rows,
  others,
  starts,
}: Awaited<ReturnType<typeof surviveInterruptions>>) {
  const [middle, slowest] = [starts[starts.length >> 1], starts.at(-1)].map((ms) => Math.round(ms ?? 0))
  const acts = others.map(([what, times]) => `, ${times} × ${what}`).join('')
  return `${documents} documents and ${rows} rows${acts} acknowledged, none lost; a start took ${middle} ms, the slowest ${slowest} ms`
}

/** Opened anew each time, so that the server, and not this process, recovers what the interruption left. */
async function examineAll({ writing, examine }: Trial, round: number, seen: number): Promise<number> {
  const deps = await openInstallation(writing.installation)
  try {
    expect(deps.db.query('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
    expect(deps.db.query('pragma foreign_key_check').all()).toEqual([])
    expectNothingLeftOver(deps, writing.installation.data)
    await examine?.(deps, round)
    expectRows(deps, writing)
    const count = seen + (await expectDocuments(deps, writing, seen))
    signInAgain(deps, writing)
    return count
  } finally {
    deps.db.close()
  }
}

/** Every row has its bytes, every acknowledged upload its row; those of earlier rounds were looked at then. */
async function expectDocuments(deps: Deps, { matterId, acknowledged }: Writing, seen: number) {
  const fresh = await keptDocuments(deps, matterId, seen)
  for (const document of fresh) expect(sha256(document.content)).toBe(document.sha256)
  const rows = deps.db
    .query<{ id: string; sha256: Uint8Array }, []>('select id, sha256 from document_versions')
    .all()
  const kept = new Map(rows.map((row) => [row.id, Buffer.from(row.sha256).toString('hex')]))
  for (const [id, hash] of acknowledged.uploads) expect([id, kept.get(id)]).toEqual([id, hash])
  return fresh.length
}

function expectRows({ db, vault }: Deps, { matterId, acknowledged }: Writing): void {
  const folders = db
    .query<{ id: string; name: Sealed<'folders.name'> }, { matterId: string }>(
      'select id, name from folders where matter_id = $matterId',
    )
    .all({ matterId })
  const key = vault.matter(matterId)
  const names = new Set(folders.map(({ id, name }) => key.open('folders.name', id, name)))
  expect([...acknowledged.folders].filter((name) => !names.has(name))).toEqual([])
  const matters = db
    .query<{ id: string; title: Sealed<'matters.internal_title'> }, []>(
      "select id, internal_title as title from matters where status != 'destroyed'",
    )
    .all()
  const titles = new Map(
    matters.map(({ id, title }) => [id, vault.matter(id).open('matters.internal_title', id, title)]),
  )
  for (const [id, title] of acknowledged.matters) expect([id, titles.get(id)]).toEqual([id, title])
}

/** A start goes on with those that were interrupted, and makes a new unlock secret then. */
async function destructionsCarriedOut({ data }: Installation): Promise<void> {
  const db = openDatabaseToRead(join(data, 'portal.db'))
  const deadline = performance.now() + 10_000
  while (countUnfinished({ db }) > 0 && performance.now() < deadline) await Bun.sleep(10)
  expect(countUnfinished({ db })).toBe(0)
  db.close()
}

function expectNothingLeftOver({ db }: Deps, data: string): void {
  const files = (folder: string) =>
    readdirSync(join(data, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name.replace(/\..*/, ''))
  const rows = (sql: string) =>
    new Set(
      db
        .query<{ id: string }, []>(sql)
        .all()
        .map(({ id }) => id),
    )
  const versions = rows('select id from document_versions')
  const uploads = rows('select id from uploads')
  expect(files('documents').filter((id) => !versions.has(id))).toEqual([])
  expect(files('incoming').filter((id) => !uploads.has(id))).toEqual([])
}
