import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unlockSecretText } from '../src/installation/unlock-secret.ts'
import { runCommand } from './support/command-line.ts'
import { addDocument } from './support/documents.ts'
import { eventsIn } from './support/passing.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'

const portal = await startPortal()
const elsewhere = join(portal.dir, 'elsewhere')
const keyFile = join(portal.dir, 'unlock.key')
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Zoé Cliente', kind: 'client', language: 'fr' })
beforeAll(() => {
  mkdirSync(elsewhere)
  writeFileSync(keyFile, unlockSecretText(portal.unlockSecret), { mode: 0o600 })
})
afterAll(portal.stop)

const vestibule = (...args: string[]) =>
  runCommand([...args, '--data', portal.dataDir, '--unlock-key-file', keyFile], elsewhere)
/** The commands follow the clock of this machine. */
const inDays = (days: number) => Temporal.Now.plainDateISO('America/Toronto').add({ days }).toString()
async function newMatter(number: string): Promise<string> {
  const id = await portal.matter({ responsible: lawyer, number })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, client, 'client')
  return id
}

test('a closing is shown, planned, moved, called off and shown again from the command line', async () => {
  const id = await newMatter('C-1')
  const document = await addDocument(portal, id, lawyer, 'Settlement.pdf', 'settled')
  await share(id, [document], { by: lawyer, to: [client], fr: { title: 'Règlement' } })
  const shown = await vestibule('matter', 'close', 'plan', 'C-1')
  expect([shown.code, shown.out]).toEqual([0, expect.stringContaining('no closing is planned')])
  expect(shown.out).toContain('1 shared and not opened')
  expect(shown.out).toContain('Zoé Cliente (fr)')
  expect(eventsIn(portal, id, /closing/)).toEqual([])
  const planned = await vestibule('matter', 'close', 'plan', 'C-1', '--on', inDays(40), '--json')
  expect(planned.code).toBe(0)
  expect(JSON.parse(planned.out)).toMatchObject({
    number: 'C-1',
    phase: 'open',
    readOnlyFrom: inDays(40),
    closedFrom: inDays(47),
    unopened: 1,
    openUploads: 0,
    people: [{ name: 'Zoé Cliente', language: 'fr', told: [], tellOn: [inDays(10), inDays(26), inDays(37)] }],
  })
  expect((await vestibule('matter', 'close', 'plan', 'C-1', '--on', inDays(50))).code).toBe(0)
  const calledOff = await vestibule('matter', 'close', 'call-off', 'C-1')
  expect([calledOff.code, calledOff.out]).toEqual([0, 'The closing of C-1 is called off.\n'])
  expect(eventsIn(portal, id, /closing/)).toEqual([
    'closing.planned',
    'closing.changed',
    'closing.called-off',
  ])
})

test('closing at once shows the plan and needs a yes; opening again undoes it', async () => {
  const id = await newMatter('C-2')
  const unasked = await vestibule('matter', 'close', 'commit', 'C-2')
  expect(unasked.code).toBe(2)
  expect(unasked.errors).toContain('has not said that they have a copy')
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(200)
  const closed = await vestibule('matter', 'close', 'commit', 'C-2', '--yes', '--json')
  expect([closed.code, JSON.parse(closed.out).phase]).toEqual([0, 'closed'])
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(410)
  expect((await vestibule('matter', 'close', 'commit', 'C-2', '--yes')).code).toBe(3)
  const again = await vestibule('matter', 'reopen', 'C-2', '--json')
  expect([again.code, JSON.parse(again.out).phase]).toEqual([0, 'open'])
  expect((await client.get(`/portal/matters/${id}`)).status).toBe(200)
  expect(eventsIn(portal, id, /matter\.(cl|reop)/)).toEqual(['matter.closed', 'matter.reopened'])
})

test('a number is found in whatever letter case, and said as the firm wrote it', async () => {
  await newMatter('C-8')
  const planned = await vestibule('matter', 'close', 'plan', 'c-8', '--json')
  expect([planned.code, JSON.parse(planned.out).number]).toEqual([0, 'C-8'])
})

test('what cannot be done is refused in a sentence, with its exit code', async () => {
  await newMatter('C-3')
  for (const [args, code, sentence] of [
    [['matter', 'close', 'plan', 'C-99'], 3, 'There is no matter C-99.'],
    [['matter', 'close', 'plan'], 2, 'Name one matter by its NUMBER.'],
    [['matter', 'close', 'plan', 'C-3', '--on', 'soon'], 3, 'Give a day.'],
    [['matter', 'close', 'plan', 'C-3', '--on', inDays(0)], 3, 'The earliest day is tomorrow.'],
    [['matter', 'close', 'call-off', 'C-3'], 3, 'No closing is planned.'],
    [['matter', 'reopen', 'C-3'], 3, 'This matter is open.'],
  ] as const) {
    const refused = await vestibule(...args)
    expect([refused.code, refused.errors]).toEqual([code, expect.stringContaining(sentence)])
  }
}, 20_000)

test('two who plan at the same moment make one closing, and the log says who came second', async () => {
  const id = await newMatter('C-4')
  const days = [30, 40, 50, 60].map(inDays)
  const done = await Promise.all(days.map((day) => vestibule('matter', 'close', 'plan', 'C-4', '--on', day)))
  expect(done.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect(eventsIn(portal, id, /closing/)).toEqual(['closing.planned', ...Array(3).fill('closing.changed')])
  const rows = portal.deps.db.query('select 1 from closings where matter_id = ?').all(id)
  expect(rows).toHaveLength(1)
}, 20_000)

test('of many who close at once one does, and the rest are told that it is done', async () => {
  const id = await newMatter('C-5')
  const done = await Promise.all(
    Array.from({ length: 4 }, () => vestibule('matter', 'close', 'commit', 'C-5', '--yes')),
  )
  expect(done.map(({ code }) => code).sort()).toEqual([0, 3, 3, 3])
  expect(eventsIn(portal, id, /matter\.closed/)).toEqual(['matter.closed'])
}, 20_000)
