import { afterAll, expect, test } from 'bun:test'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withScratch } from '../src/installation/scratch.ts'

const dir = mkdtempSync(join(tmpdir(), 'vestibule-scratch-'))
afterAll(() => rmSync(dir, { recursive: true }))

test('what a killed process left goes; what another one works in, or what is no folder of ours, stays', async () => {
  const left = join(dir, '.trial-left')
  mkdirSync(left)
  writeFileSync(join(left, 'opened.db'), 'opened')
  mkdirSync(join(dir, '.other-left'))
  writeFileSync(join(dir, '.trial-file'), '')
  await withScratch(dir, 'trial', async (first) => {
    expect(existsSync(left)).toBe(false)
    await withScratch(dir, 'trial', (second) => {
      expect([first, second].map((folder) => existsSync(folder))).toEqual([true, true])
    })
    expect(existsSync(first)).toBe(true)
  })
  await expect(withScratch(dir, 'trial', () => Promise.reject(new Error('it went wrong')))).rejects.toThrow(
    'it went wrong',
  )
  expect(readdirSync(dir).sort()).toEqual(['.other-left', '.trial-file'])
})
