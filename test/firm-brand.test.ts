import { afterAll, expect, test } from 'bun:test'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
afterAll(portal.stop)

const linkedIn = async (path: string) =>
  /href="(\/brand\.css[^"]*)"/.exec(await (await portal.stranger.get(path)).text())?.[1] ?? ''

test('a stranger’s sign-in page links the firm’s colours, to be kept until they change', async () => {
  const response = await portal.stranger.get(await linkedIn('/sign-in'))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toStartWith('text/css')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(await response.text()).toContain('--accent: light-dark(#1f5f5b,')
})
test('other colours are another address, and an address that is made up is never kept', async () => {
  const before = await linkedIn('/sign-in')
  portal.deps.db.run("update firm set accent = '#7a1f2b'")
  const after = await linkedIn('/sign-in')
  expect(after).not.toBe(before)
  expect(await (await portal.stranger.get(after)).text()).toContain('--accent: light-dark(#7a1f2b,')
  expect((await portal.stranger.get(before)).headers.get('cache-control')).toBe('no-cache')
})
