import { afterEach, expect, test } from 'bun:test'
import { writeFileSync } from 'node:fs'
import { followBounces } from '../../src/bounces/follow.ts'
import { findMailboxCursor } from '../../src/bounces/queries.ts'
import { queueMail } from '../../src/mail/queue.ts'
import { type Dovecot, PASSWORD, startDovecot, USER } from '../support/dovecot.ts'
import { startPortal } from '../support/portal.ts'
import { exchange, exim, feedback, holiday, oldExim, postfix } from '../support/reports.ts'

// Against a real IMAP server: this needs dovecot-imapd of Debian, and root to start it.

const open: { stop(): unknown }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop()
})
const own = <T extends { stop(): unknown }>(thing: T): T => {
  open.push(thing)
  return thing
}

async function portalBeside(dovecot: Dovecot, port = dovecot.ports.starttls) {
  const portal = own(
    await startPortal({
      'bounces-host': 'localhost',
      'bounces-port': String(port),
      'bounces-user': USER,
      'bounces-password-file': dovecot.passwordFile,
      'bounces-ca-file': dovecot.caFile,
    }),
  )
  const logs: string[] = []
  portal.deps.log = (...facts) => void logs.push(JSON.stringify(facts))
  const clients = Array.from({ length: 5 }, (_, n) =>
    portal.person({ name: `Client ${n}`, kind: 'client', email: `client-${n}@client.example` }),
  )
  return { portal, clients, logs, follow: () => followBounces(portal.deps, () => false) }
}
type Setup = Awaited<ReturnType<typeof portalBeside>>

/** A mail that has left for a client. */
function sent(
  { portal: { deps } }: Setup,
  { id: personId, email: recipient }: { id: string; email: string },
) {
  const words = { personId, kind: 'notice', subject: 'Hello', text: 'Hello' } as const
  const id = deps.db.transaction(() => queueMail(deps, words)).immediate()
  deps.db.query(`update mails set state = 'sent', sent_at = created_at, body = null where id = ?`).run(id)
  return { messageId: `<${id}.${deps.vault.mark('message id', id)}@localhost>`, recipient }
}

const stateOf = ({ portal }: Setup, { id }: { id: string }) =>
  portal.deps.db
    .query('select mail_state as mail, complained_at is not null as complained from persons where id = ?')
    .get(id)
const OK = { mail: 'ok', complained: 0 }
const BOUNCED = { mail: 'bounced', complained: 0 }

test('J4 reports are read from a mailbox by IMAP over STARTTLS, each once, and nothing in it is changed', async () => {
  const dovecot = own(await startDovecot())
  const setup = await portalBeside(dovecot)
  const { clients, follow, portal } = setup
  const [a, b, c, d, e] = clients
  if (!a || !b || !c || !d || !e) throw new Error('five clients are needed')
  dovecot.deliver('Subject: old news\r\nFrom: x@y.example\r\n\r\nHello\r\n')
  await follow()
  expect(findMailboxCursor(portal.deps.db)?.lastUid).toBe(1)
  for (const [write, client] of [
    [postfix, a],
    [exim, b],
    [holiday, c],
    [feedback, d],
  ] as const)
    dovecot.deliver(write(sent(setup, client)))
  dovecot.deliver(`${exchange(sent(setup, e))}${'x'.repeat(400_000)}`)
  const names = dovecot.names().sort()
  await follow()
  expect([a, b, c, d, e].map((client) => stateOf(setup, client))).toEqual([
    BOUNCED,
    BOUNCED,
    OK,
    { mail: 'ok', complained: 1 },
    BOUNCED,
  ])
  expect(dovecot.names().sort()).toEqual(names)
  portal.deps.db.query(`update persons set mail_state = 'ok'`).run()
  await follow()
  expect(clients.map((client) => stateOf(setup, client)).filter((state) => state === BOUNCED)).toEqual([])
  dovecot.renumber()
  dovecot.deliver(oldExim(sent(setup, c)))
  await follow()
  expect([a, c].map((client) => stateOf(setup, client))).toEqual([OK, BOUNCED])
  expect(portal.deps.db.query(`select name, outcome from runs where name = 'bounces'`).all()).toEqual([
    { name: 'bounces', outcome: 'read' },
  ])
})

test('J4 a wrong password, an unknown authority and a server that is gone are said, and no secret is', async () => {
  const dovecot = own(await startDovecot())
  const setup = await portalBeside(dovecot)
  const { portal, follow } = setup
  writeFileSync(dovecot.passwordFile, 'wrong-secret')
  await expect(follow()).rejects.toThrow()
  writeFileSync(dovecot.passwordFile, PASSWORD)
  await follow()
  const config = { ...portal.deps.config, bounces: { ...portal.deps.config.bounces, caFile: null } }
  await expect(followBounces({ ...portal.deps, config }, () => false)).rejects.toThrow(/certificate/)
  const gone = { ...portal.deps.config, bounces: { ...portal.deps.config.bounces, port: 1 } }
  await expect(followBounces({ ...portal.deps, config: gone }, () => false)).rejects.toThrow()
  expect(portal.deps.db.query(`select outcome from runs where name = 'bounces'`).get()).toEqual({
    outcome: 'failed',
  })
  expect(setup.logs.join()).not.toContain('wrong-secret')
})

test('T25 without STARTTLS nobody signs in to the mailbox', async () => {
  const dovecot = own(await startDovecot({ ssl: 'no' }))
  const { follow } = await portalBeside(dovecot)
  await expect(follow()).rejects.toThrow(/TLS/i)
  expect(dovecot.log()).not.toContain('Login:')
})
