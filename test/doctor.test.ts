import { afterAll, beforeAll, expect, test } from 'bun:test'
import { DAY } from '../src/clock.ts'
import { examineKeys } from '../src/doctor/keys.ts'
import { appendEvent, SYSTEM } from '../src/events/append.ts'
import { attestCopy } from '../src/keyring/care.ts'
import { surveyCopies } from '../src/keyring/survey.ts'
import { handOutCopy } from './support/copies.ts'
import { startPortal, testClock } from './support/portal.ts'

let portal: Awaited<ReturnType<typeof startPortal>>
const clock = testClock()
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(() => portal.stop())

const place = () => ({ ...portal.deps, clock })
const states = () => Object.fromEntries(examineKeys(place()).map(({ check, state }) => [check, state]))
const drilled = () =>
  portal.deps.db
    .transaction(() => appendEvent(place(), SYSTEM, { kind: 'recovery.tested', details: { matters: 0 } }))
    .immediate()
const exported = (name: string) => handOutCopy(portal.deps.vault.keyring, name, clock.now())

test('a portal without a drill and without a copy is told so', () => {
  expect(states()).toEqual({
    keyring: 'ok',
    'recovery drill': 'warning',
    'keyring copies': 'failed',
    'destroyed matters': 'ok',
  })
})

test('a drill is good for 90 days, and not past a new recovery key', () => {
  drilled()
  clock.forward(90 * DAY)
  expect(states()).toMatchObject({ 'recovery drill': 'ok' })
  clock.forward(DAY)
  expect(states()).toMatchObject({ 'recovery drill': 'warning' })
  drilled()
  expect(states()).toMatchObject({ 'recovery drill': 'ok' })
  clock.forward(1000)
  portal.deps.db
    .transaction(() =>
      appendEvent(place(), SYSTEM, { kind: 'recovery.replaced', details: { fingerprint: '0' } }),
    )
    .immediate()
  expect(states()).toMatchObject({ 'recovery drill': 'warning' })
})

test('a copy is behind after a new matter, and pending after a destruction, until it is replaced or attested', async () => {
  await exported('safe')
  await exported('bank')
  expect(states()).toMatchObject({ 'keyring copies': 'ok' })
  const matterId = await portal.matter({ responsible: portal.person({ name: 'Lee' }) })
  portal.deps.db
    .query('update matters set created_at = ? where id = ?')
    .run(new Date(clock.now().getTime() + 1).toISOString(), matterId)
  clock.forward(DAY)
  expect(surveyCopies(place()).map(({ state, lacks }) => [state, lacks])).toEqual([
    ['behind', 1],
    ['behind', 1],
  ])
  expect(states()).toMatchObject({ 'keyring copies': 'warning' })
  await portal.deps.vault.keyring.destroyMatter(matterId, clock.now())
  expect(states()).toMatchObject({ 'destroyed matters': 'warning' })
  clock.forward(DAY)
  await exported('safe')
  expect(surveyCopies(place()).map(({ state }) => state)).toEqual(['replaced', 'pending', 'current'])
  await attestCopy(place(), 2)
  expect(states()).toMatchObject({ 'destroyed matters': 'ok', 'keyring copies': 'ok' })
})
