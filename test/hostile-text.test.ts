import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { HOSTILE_WORDS, PLAIN_WORDS } from './support/hostile-words.ts'
import { readPage } from './support/markup.ts'
import { fillPath, nameFirm, routesOf, startWrittenFirm, type WrittenFirm } from './support/written-firm.ts'

/** Two firms in which the same was done: what differs is what was written. */
let hostile: WrittenFirm
let plain: WrittenFirm
beforeAll(async () => {
  plain = await startWrittenFirm(PLAIN_WORDS)
  hostile = await startWrittenFirm(HOSTILE_WORDS)
}, 60_000)
afterAll(() => {
  for (const firm of [plain, hostile]) firm.portal.stop()
})

const READERS = ['owner', 'client', 'expert'] as const
type Reader = (typeof READERS)[number]
async function comparePage(reader: Reader, path: string): Promise<number> {
  const expected = await readPage(plain[reader], fillPath(plain, path))
  const found = await readPage(hostile[reader], fillPath(hostile, path))
  expect({ path, faults: found?.faults ?? [] }).toEqual({ path, faults: [] })
  expect({ path, ...found?.skeleton }).toEqual({ path, ...expected?.skeleton })
  return found?.status ?? 0
}

describe('T18 what people wrote is text on every page', () => {
  for (const reader of READERS)
    test(`for the ${reader}: no element and no attribute more than plain words make`, async () => {
      const seen: number[] = []
      for (const { path } of routesOf(hostile, 'GET')) seen.push(await comparePage(reader, path))
      expect(seen.filter((status) => status === 200).length).toBeGreaterThan(reader === 'owner' ? 20 : 5)
    }, 30_000)

  test('under each word as the firm’s name and welcome', async () => {
    for (const [index, word] of HOSTILE_WORDS.entries()) {
      nameFirm(hostile.portal, word)
      nameFirm(plain.portal, PLAIN_WORDS[index] ?? '')
      await comparePage('client', '/account')
      await comparePage('owner', '/firm/matters/new')
      const door = await readPage(hostile.portal.stranger, '/sign-in')
      expect(door?.skeleton).toEqual((await readPage(plain.portal.stranger, '/sign-in'))?.skeleton ?? {})
    }
  }, 30_000)

  test('on the pages of a matter that closes, and of one that is closed', async () => {
    const pages = ['/firm/matters/:matterId/closing', '/firm/matters/:matterId', '/firm'] as const
    const act = async (path: string, fields: Record<string, string> = {}) => {
      for (const firm of [plain, hostile])
        expect((await firm.owner.post(fillPath(firm, path), fields)).status).toBe(303)
    }
    await act('/firm/matters/:matterId/closing', { date: '2026-03-12' })
    for (const page of pages) expect(await comparePage('owner', page)).toBe(200)
    expect(await comparePage('client', '/portal/matters/:matterId')).toBe(200)
    await act('/firm/matters/:matterId/closure')
    for (const page of pages) expect(await comparePage('owner', page)).toBe(200)
    expect(await comparePage('client', '/portal/matters/:matterId')).toBe(410)
    expect(await comparePage('expert', '/portal/matters/:matterId/documents')).toBe(410)
  }, 30_000)
})
