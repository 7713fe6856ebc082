import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockInstance } from '../../src/installation/instance-lock.ts'
import { withKeyringLock } from '../../src/vault/keyring-disk.ts'

const dir = mkdtempSync(join(tmpdir(), 'vestibule-lock-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** Whether another process gets the lock of this file. */
async function isFree(path: string): Promise<boolean> {
  const script = `
    import { Database } from 'bun:sqlite'
    try { new Database(${JSON.stringify(path)}).run('begin exclusive'); console.log('free') } catch { console.log('held') }`
  const child = Bun.spawn([process.execPath, '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  return (await new Response(child.stdout).text()).trim() === 'free'
}

test('whoever waits in the same process does not give the lock of the keyring away to another one', async () => {
  const path = join(dir, 'keyring')
  const order: string[] = []
  let second = Promise.resolve()
  await withKeyringLock(path, async () => {
    second = withKeyringLock(path, async () => void order.push('second'))
    await Bun.sleep(20)
    expect(await isFree(`${path}.lock`)).toBe(false)
    order.push('first')
  })
  await second
  expect(order).toEqual(['first', 'second'])
  expect(await isFree(`${path}.lock`)).toBe(true)
  expect(statSync(`${path}.lock`).mode & 0o777).toBe(0o600)
})

test('whoever is refused in the same process does not give the lock of the data directory away', async () => {
  const letGo = lockInstance(dir)
  expect(() => lockInstance(dir)).toThrow('Another vestibule is running')
  expect(await isFree(join(dir, 'lock'))).toBe(false)
  letGo()
  expect(await isFree(join(dir, 'lock'))).toBe(true)
})
