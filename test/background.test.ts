import { afterEach, expect, test } from 'bun:test'
import { createServer } from 'node:net'
import { startBackground } from '../src/background/background.ts'
import { createLane } from '../src/background/lane.ts'
import type { Log } from '../src/log.ts'
import { queueMail } from '../src/mail/queue.ts'
import { addDocument } from './support/documents.ts'
import { startPortal, type TestPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const open: { stop(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop()
})
const own = <T extends { stop(): unknown }>(thing: T): T => {
  open.push(thing)
  return thing
}

function queue({ deps }: TestPortal, personId: string): string {
  const mail = { personId, kind: 'alert', subject: 'a', text: 'b' } as const
  return deps.db.transaction(() => queueMail(deps, mail)).immediate()
}

test('woken, it follows an event to the mail, and what another process wrote is found without waking', async () => {
  const smtp = own(await startMailServer())
  const portal = own(await startPortal({ ...mailFlags(smtp.port), 'mail-batch-seconds': '0' }))
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const client = portal.person({ name: 'Ada', kind: 'client', email: 'ada@client.example' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  portal.join(matterId, client, 'client')
  const background = own(startBackground(portal.deps, { every: 20 }))
  const document = await addDocument(portal, matterId, lawyer, 'Letter.pdf', 'a letter')
  await share(matterId, [document], { by: lawyer, to: [client], en: { title: 'A letter' } })
  background.wake()
  const first = await smtp.mailTo('ada@client.example')
  queue(portal, client.id)
  const second = await smtp.mailTo('ada@client.example', ({ parsed }) => parsed.subject === 'a')
  expect(first.parsed.subject).toBe('Something new is waiting for you')
  expect(second.parsed.messageId).not.toBe(first.parsed.messageId)
})

test('T64 it stops although the mail server hangs, and the mail is kept', async () => {
  const { promise: connected, resolve: connect } = Promise.withResolvers<void>()
  const silent = createServer(() => connect()).listen(0, '127.0.0.1')
  own({ stop: () => silent.close() })
  const address = silent.address()
  const portal = own(await startPortal(mailFlags(typeof address === 'object' && address ? address.port : 0)))
  const client = portal.person({ name: 'Ada', kind: 'client', email: 'ada@client.example' })
  queue(portal, client.id)
  const background = startBackground(portal.deps)
  await connected
  const began = Date.now()
  await background.stop()
  expect(Date.now() - began).toBeLessThan(8000)
  expect(portal.deps.db.query('select state from mails').all()).toEqual([{ state: 'waiting' }])
}, 20_000)

test('a lane never runs beside itself, runs once more when asked meanwhile, and outlives its failures', async () => {
  const logged: string[] = []
  const log: Log = (_level, _message, facts) => void logged.push(String(facts?.error))
  let running = 0
  let runs = 0
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const lane = createLane('test', log, async () => {
    expect(++running).toBe(1)
    const gate = gates[runs++]
    await gate?.promise
    running -= 1
    throw new Error('always')
  })
  const all = lane.run()
  void lane.run()
  void lane.run()
  gates[0]?.resolve()
  gates[1]?.resolve()
  await all
  expect([runs, logged]).toEqual([2, ['Error: always']])
  gates[2]?.resolve()
  await lane.run()
  expect(runs).toBe(3)
})
