import { expect, test } from 'bun:test'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { backedUpDocument } from '../../src/backup/repository.ts'
import { someBytes } from '../support/tus.ts'
import { newBackedUp, newestSnapshot } from './support.ts'

const [ROUNDS, UPLOADERS, BETWEEN_WRITES] = [3, 5, 50]

test('T57 a backup beside 20 writes a second and 5 uploads is of one moment, and holds nobody up', async () => {
  const place = await newBackedUp()
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'vestibule-'))
  const path = join(folder, 'dest')
  const { odile, matterId, portal } = place
  let isRunning = true
  const waits: number[] = []
  const write = async () => {
    const began = performance.now()
    const name = `Folder ${Bun.randomUUIDv7()}`
    const { status } = await odile.post(`/firm/matters/${matterId}/folders`, { name })
    expect(status).toBe(303)
    waits.push(performance.now() - began)
  }
  const versions = portal.deps.db.query<{ n: number }, []>('select count(*) as n from document_versions')
  const countVersions = () => versions.get()?.n ?? 0
  const writer = async () => {
    for (; isRunning; await Bun.sleep(BETWEEN_WRITES)) await write()
  }
  const uploader = async (_: unknown, n: number) => {
    for (let at = 0; isRunning; at++) await place.add(`${n}-${at}.bin`, someBytes(400_000))
  }
  try {
    const people = [writer(), ...Array.from({ length: UPLOADERS }, uploader)]
    for (let round = 0; round < ROUNDS; round++) {
      const before = countVersions()
      while (countVersions() < before + UPLOADERS) await Bun.sleep(5)
      expect((await place.create({ path, threads: 1 })).damaged).toEqual([])
      const { wrong, manifest, db } = await newestSnapshot({ ...place, path })
      expect(wrong).toEqual([])
      expect(manifest.missing).toEqual({ damaged: [], deleted: [] })
      const rows = db.query<{ id: string }, []>('select id from document_versions').all()
      expect({ n: rows.length }).toMatchObject({ n: manifest.counts.versions })
      expect(rows.length).toBeGreaterThanOrEqual(before + UPLOADERS)
      expect(rows.filter(({ id }) => !existsSync(backedUpDocument({ path }, id)))).toEqual([])
      expect(db.query('pragma integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
      db.close()
    }
    isRunning = false
    await Promise.all(people)
    const sorted = waits.sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThan(250)
  } finally {
    isRunning = false
    place.stop()
    rmSync(folder, { recursive: true })
  }
}, 60_000)
