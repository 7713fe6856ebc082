import { expect, test } from 'bun:test'
import { installPortal } from '../support/executable.ts'
import { killDuringUploads } from '../support/upload-kills.ts'

test('T53 kill -9 at 8 moments during uploads: nothing acknowledged is lost, nothing half-kept', async () => {
  const installation = await installPortal()
  const { acknowledged, slowestStart } = await killDuringUploads(installation, 8)
  expect(acknowledged).toBeGreaterThan(0)
  expect(slowestStart).toBeLessThan(3000)
  installation.remove()
})
