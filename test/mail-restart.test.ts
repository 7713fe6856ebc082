import { afterAll, expect, test } from 'bun:test'
import { join } from 'node:path'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { startMailServer } from './support/smtp.ts'

const CLIENTS = 80
const KILLS = 3

const smtp = await startMailServer()
const portal = await startPortal()
afterAll(async () => {
  portal.stop()
  await smtp.stop()
})

function startChild() {
  const secret = Buffer.from(portal.unlockSecret).toString('hex')
  const script = join(import.meta.dir, 'support/background-child.ts')
  return Bun.spawn([process.execPath, script, portal.dataDir, secret, String(smtp.port)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
}

async function mailsReach(count: number) {
  while (smtp.mails.length < count) await Bun.sleep(2)
}

const unsent = () =>
  portal.deps.db.query<{ n: number }, []>(`select count(*) as n from mails where state <> 'sent'`).get()?.n

test('killed at any moment, it tells everybody, and a repeated mail has the same Message-ID', async () => {
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const matterId = await portal.matter({ responsible: lawyer })
  portal.join(matterId, lawyer, 'responsible-lawyer')
  const document = await addDocument(portal, matterId, lawyer, 'Letter.pdf', 'a letter')
  const clients = Array.from({ length: CLIENTS }, (_, i) => {
    const client = portal.person({ name: `Client ${i}`, kind: 'client', email: `client-${i}@client.example` })
    portal.join(matterId, client, 'client')
    return client
  })
  await share(matterId, [document], { by: lawyer, to: clients, en: { title: 'A letter' } })
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const child = startChild()
    await mailsReach(Math.floor((CLIENTS * (kill - 1 + Math.random())) / KILLS))
    child.kill('SIGKILL')
    await child.exited
  }
  const last = startChild()
  await mailsReach(CLIENTS)
  while (unsent() !== 0) await Bun.sleep(20)
  last.kill('SIGKILL')
  await last.exited
  const idsByRecipient = Map.groupBy(smtp.mails, ({ to }) => to.join())
  expect(idsByRecipient.size).toBe(CLIENTS)
  for (const mails of idsByRecipient.values())
    expect(new Set(mails.map(({ parsed }) => parsed.messageId)).size).toBe(1)
  const told = portal.deps.db.query('select 1 from share_recipients where told_at is not null').all()
  expect(told.length).toBe(CLIENTS)
}, 60_000)
