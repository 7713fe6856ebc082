import { expect, test } from 'bun:test'
import { closeSync, constants, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCrew } from '../../src/backup/crew.ts'

const nowhere = { path: '/nonexistent/backup', rules: { daily: 1, weekly: 0, monthly: 0 } }

test('a thread whose task failed takes the next one', async () => {
  const crew = startCrew(1, 5000)
  const failing = [1, 2, 3].map(() => crew.run('prune', nowhere))
  const outcomes = await Promise.allSettled(failing)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(await crew.run('surveyDocuments', { documents: [] })).toEqual({ absent: [], faulty: [] })
  crew.stop()
})

test('a thread that is heard of no more is replaced for whoever waits', async () => {
  const crew = startCrew(1, 1500)
  const pipe = join(tmpdir(), `vestibule-crew-${crypto.randomUUID()}`)
  Bun.spawnSync(['mkfifo', pipe])
  const stuck = crew.run('copyDatabase', { database: pipe, to: `${pipe}.copy` }).catch((error) => error.code)
  const next = crew.run('surveyDocuments', { documents: [] }).catch((error) => error.code)
  expect(await stuck).toBe('ETIMEDOUT')
  expect(await next).toEqual({ absent: [], faulty: [] })
  crew.stop()
  closeSync(openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK)) // lets the thread go
  rmSync(pipe)
})
