import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tick } from '../src/background/background.ts'
import { DAY, HOUR, MINUTE } from '../src/clock.ts'
import { runCommand } from './support/command-line.ts'
import { startPortal } from './support/portal.ts'
import { mailFlags, startMailServer } from './support/smtp.ts'

const smtp = await startMailServer()
const portal = await startPortal(mailFlags(smtp.port))
const dir = mkdtempSync(join(tmpdir(), 'vestibule-witnesses-'))
afterAll(async () => {
  portal.stop()
  await smtp.stop()
  rmSync(dir, { recursive: true })
})
const owner = portal.person({ name: 'Olive Owner', firmRole: 'owner' })
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Max Client', kind: 'client' })
const WITNESSES = '/firm/settings/witnesses'
const name = (witnessEmail: string, witnessLanguage = 'en') =>
  owner.post(WITNESSES, { witnessEmail, witnessLanguage })
const count = (kind: string) =>
  portal.deps.db.query('select 1 from events where kind = $kind').all({ kind }).length
/** Days pass in these tests, and sessions end by the day. */
function forward(milliseconds: number) {
  portal.clock.forward(milliseconds)
  const now = portal.clock.now().toISOString()
  portal.deps.db.query('update sessions set last_seen_at = $now, created_at = $now').run({ now })
}
const freshPasskeys = () =>
  portal.deps.db
    .query('update sessions set verified_at = $now')
    .run({ now: portal.clock.now().toISOString() })
const page = async () => (await owner.get(WITNESSES)).text()

test('an owner names witnesses, and each is sent the head of the log in their language', async () => {
  expect(await page()).toContain('Nobody yet')
  expect((await name('Anna@Private.example')).status).toBe(303)
  expect((await name('temoin@notaire.example', 'fr')).status).toBe(303)
  await tick(portal.deps)
  const [english, french] = [
    await smtp.mailTo('Anna@private.example'),
    await smtp.mailTo('temoin@notaire.example'),
  ]
  expect(english.parsed.subject).toBe('Keep this: the state of the log')
  expect(french.parsed.subject).toBe('À conserver\u202f: l’état du journal')
  expect(french.parsed.text).toContain('Vous êtes témoin')
  for (const { parsed } of [english, french]) {
    expect(parsed.text).toContain('-----BEGIN PGP SIGNED MESSAGE-----')
    expect(parsed.text).toMatch(/Event: \d+\n/)
    expect(parsed.html).toBe(false)
    for (const hidden of ['Max', 'Lee', 'Olive']) expect(parsed.text).not.toContain(hidden)
  }
  expect(count('checkpoint.sent')).toBe(2)
  expect(await page()).toContain('Last sent 2 March 2026')
})

test('the mails as they were received convince audit verify', async () => {
  const files = smtp.mails.map(({ raw }, i) => {
    writeFileSync(join(dir, `mail-${i}.eml`), raw)
    return join(dir, `mail-${i}.eml`)
  })
  writeFileSync(join(dir, 'firm.asc'), await portal.deps.vault.firmKey.certificate())
  const args = ['audit', 'verify', '--data', portal.dataDir, '--certificate', join(dir, 'firm.asc'), '--json']
  const { code, out } = await runCommand([...args, '--witness', ...files], dir)
  expect(code).toBe(0)
  const { witnesses } = JSON.parse(out)
  expect(witnesses.map(({ genuine }: { genuine: boolean }) => genuine)).toEqual([true, true])
})

test('once a day, however often the background looks', async () => {
  const before = smtp.mails.length
  forward(23 * HOUR)
  await tick(portal.deps)
  await tick(portal.deps)
  expect(smtp.mails).toHaveLength(before)
  forward(HOUR + MINUTE)
  await tick(portal.deps)
  await tick(portal.deps)
  expect(smtp.mails).toHaveLength(before + 2)
})

test('a server that refuses one is tried again later, and what it says is on the page', async () => {
  smtp.refuse('temoin@notaire.example', 550)
  forward(DAY + MINUTE)
  await tick(portal.deps)
  expect(await page()).toContain('The last mail was not taken')
  const before = smtp.mails.length
  await tick(portal.deps)
  expect(smtp.mails).toHaveLength(before)
  smtp.refuse('temoin@notaire.example', null)
  forward(6 * MINUTE)
  await tick(portal.deps)
  expect(smtp.mails).toHaveLength(before + 1)
  expect(await page()).not.toContain('The last mail was not taken')
})

test('what is no address, is there already or is one too many is refused beside its field', async () => {
  freshPasskeys()
  for (const email of ['', 'nobody', 'a@b.example, c@d.example', 'Anna@private.example'])
    expect((await name(email)).status).toBe(422)
  expect((await name('x@y.example', 'de')).status).toBe(422)
  for (let n = 0; n < 8; n++) expect((await name(`w${n}@witness.example`)).status).toBe(303)
  expect((await name('w8@witness.example')).status).toBe(422)
})

test('their addresses are sealed on the disk', () => {
  const rows = portal.deps.db.query<{ email: Uint8Array }, []>('select email from witnesses').all()
  for (const { email } of rows) expect(Buffer.from(email).toString('latin1')).not.toContain('example')
})

test('removing one stops its mails, leaves an event, and asks for a fresh passkey', async () => {
  const id = /witnesses\/([0-9a-f-]{36})\/removal/.exec(await page())?.[1] ?? ''
  forward(10 * MINUTE)
  const asked = await owner.post(`${WITNESSES}/${id}/removal`)
  expect(asked.status === 303 && asked.headers.get('location') === WITNESSES).toBe(false)
  expect(await page()).toContain('Anna@private.example')
  freshPasskeys()
  expect((await owner.post(`${WITNESSES}/${id}/removal`)).headers.get('location')).toBe(WITNESSES)
  expect(await page()).not.toContain('Anna@private.example')
  expect([count('witness.added'), count('witness.removed')]).toEqual([10, 1])
  expect((await owner.post(`${WITNESSES}/${id}/removal`)).status).toBe(404)
})

test('nobody but the owner sees or changes them, and hostile text stays text', async () => {
  expect((await portal.stranger.get(WITNESSES)).status).toBe(303)
  for (const person of [lawyer, client]) {
    expect((await person.get(WITNESSES)).status).toBe(404)
    expect((await person.post(WITNESSES, { witnessEmail: 'e@v.il', witnessLanguage: 'en' })).status).toBe(404)
  }
  const refused = await name('"<script>alert(1)</script>"@x.example')
  expect(refused.status).toBe(422)
  expect(await refused.text()).not.toContain('<script>alert')
})
