import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from './support/command-line.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
const empty = mkdtempSync(join(tmpdir(), 'vestibule-empty-'))
afterAll(() => {
  portal.stop()
  rmSync(empty, { recursive: true })
})
portal.person({ name: 'Olive Owner', firmRole: 'owner' })
portal.person({ name: 'Lee Lawyer' })

const auditVerify = (data: string, ...flags: string[]) =>
  runCommand(['audit', 'verify', '--data', data, ...flags], empty)

test('T61 audit verify runs beside the portal, without its key, and names the first bad event', async () => {
  const whole = await auditVerify(portal.dataDir, '--json')
  expect(whole.code).toBe(0)
  const { ok, checked, head, firstBad } = JSON.parse(whole.out)
  expect([ok, checked, firstBad]).toEqual([true, head.seq, null])
  expect(head.hash).toMatch(/^[0-9a-f]{64}$/)
  expect((await auditVerify(portal.dataDir)).out).toContain(`All ${checked} events are whole.`)
  portal.deps.db.query('delete from events where seq = 3').run()
  const cut = await auditVerify(portal.dataDir, '--json')
  expect(cut.code).toBe(5)
  expect(JSON.parse(cut.out)).toMatchObject({ ok: false, firstBad: { seq: 3, fault: 'missing' } })
  expect((await auditVerify(portal.dataDir)).out).toContain('Event 3 is missing.')
})

test('audit verify refuses where there is no portal', async () => {
  const { code, errors } = await auditVerify(empty)
  expect(code).toBe(3)
  expect(errors).toContain('There is no portal in')
})
