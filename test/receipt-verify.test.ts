import { afterAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCheckpoint } from '../src/audit/checkpoint.ts'
import { runCommand } from './support/command-line.ts'
import { addDocument } from './support/documents.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'

const portal = await startPortal()
const other = await startPortal()
const dir = mkdtempSync(join(tmpdir(), 'vestibule-receipt-'))
afterAll(() => {
  portal.stop()
  other.stop()
  rmSync(dir, { recursive: true })
})
const lawyer = portal.person({ name: 'Lee Lawyer' })
const client = portal.person({ name: 'Max Client', kind: 'client', language: 'fr' })
const matterId = await portal.matter({ responsible: lawyer })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, client, 'client')
const before = await makeCheckpoint(portal.deps)
portal.person({ name: 'Somebody', kind: 'client' })
const offer = await addDocument(portal, matterId, lawyer, 'offer.txt', 'our offer')
await share(matterId, [offer], { by: lawyer, to: [client], fr: { title: 'L’offre' } })
for (let n = 0; n < 5; n++) portal.person({ name: `Somebody ${n}`, kind: 'client' })
const between = await makeCheckpoint(portal.deps)
for (let n = 5; n < 9; n++) portal.person({ name: `Somebody ${n}`, kind: 'client' })
const sent = await addDocument(portal, matterId, client, 'papers.txt', 'my papers')

const file = (name: string, content: string) => {
  writeFileSync(join(dir, name), content)
  return join(dir, name)
}
const certificate = file('firm.asc', await portal.deps.vault.firmKey.certificate())
const received = await lawyer.get(`/firm/matters/${matterId}/documents/${offer.id}/receipt.txt`)
const text = await received.text()
const receipt = file('receipt.txt', text)

async function verify(...args: string[]) {
  const { code, out, errors } = await runCommand(['receipt', 'verify', ...args, '--json'], dir)
  return { code, errors, ...(out && JSON.parse(out)) }
}
type Check = { check: string; ok: boolean; says: string }

test('a receipt is checked offline: signature, every entry, the way to the head, and the document beside it', async () => {
  const document = file('as-received.txt', 'our offer')
  const result = await verify(receipt, document, '--certificate', certificate)
  expect(result).toMatchObject({ code: 0, ok: true })
  const says = result.checks.map(({ says }: Check) => says)
  expect(says[0]).toContain('Tremblay Okafor')
  expect(says[1]).toContain('chained to event')
  expect(says[2]).toContain('version 1')
})

test('its certificate is also found beside it', async () => {
  expect(await verify(receipt)).toMatchObject({ code: 0, ok: true })
})

test('another document is told from the one it is of', async () => {
  const changed = file('changed.txt', 'our offeR')
  expect(await verify(receipt, changed)).toMatchObject({ code: 5, ok: false })
})

test('a checkpoint within its stretch agrees, an earlier one says nothing, one of another log contradicts', async () => {
  const agreeing = await verify(receipt, '--checkpoint', file('between.txt', between))
  expect(agreeing.code).toBe(0)
  expect(agreeing.checks.at(-1).says).toStartWith('on the chain')
  const early = await verify(receipt, '--checkpoint', file('before.txt', before))
  expect(early.code).toBe(0)
  expect(early.checks.at(-1).says).toStartWith('not within')
  expect(
    await verify(receipt, '--checkpoint', file('other.txt', await makeCheckpoint(other.deps))),
  ).toMatchObject({
    code: 5,
  })
})

test('T61 a receipt and a checkpoint of the same number with another hash contradict each other', async () => {
  const { db, vault, clock } = portal.deps
  const rewritten = {
    query: () => ({
      get: () => ({ seq: Number(/Event: (\d+)/.exec(between)?.[1]), hash: new Uint8Array(32) }),
    }),
  }
  const forgedHead = await makeCheckpoint({ db: Object.assign(Object.create(db), rewritten), vault, clock })
  const result = await verify(receipt, '--checkpoint', file('rewritten.txt', forgedHead))
  expect(result.code).toBe(5)
  expect(result.checks.at(-1).says).toContain('NOT on the chain')
})

test('a changed word, a changed entry and another firm’s certificate are found', async () => {
  const words = file('words.txt', text.replace('Max Client', 'Mix Client'))
  expect(await verify(words)).toMatchObject({ code: 5, ok: false })
  const entry = file('entry.txt', text.replace(/"seq": (\d+)/, '"seq": 1$1'))
  expect(await verify(entry)).toMatchObject({ code: 5, ok: false })
  mkdirSync(join(dir, 'elsewhere'))
  const another = file('elsewhere/firm.asc', await other.deps.vault.firmKey.certificate())
  expect(await verify(receipt, '--certificate', another)).toMatchObject({ code: 5, ok: false })
  expect(await verify(file('no-receipt.txt', between))).toMatchObject({ code: 5, ok: false })
})

test('a client’s receipt for what they sent is a file too, in their language first', async () => {
  const response = await client.get(`/portal/matters/${matterId}/documents/${sent.id}/receipt.txt`)
  const mine = await response.text()
  expect(mine.indexOf('REÇU')).toBeLessThan(mine.indexOf('RECEIPT'))
  expect(await verify(file('mine.txt', mine), file('papers.txt', 'my papers'))).toMatchObject({ code: 0 })
  expect((await client.get(`/portal/matters/${matterId}/documents/${offer.id}/receipt.txt`)).status).toBe(404)
})

test('what cannot be read is refused before anything is said of it', async () => {
  expect((await verify(join(dir, 'nowhere.txt'))).code).toBe(2)
  expect((await verify()).code).toBe(2)
  expect((await verify(receipt, join(dir, 'nowhere.pdf'))).code).toBe(2)
})

test('anybody may have the firm’s certificate, and the guide’s own program agrees with a receipt', async () => {
  const response = await portal.stranger.get('/firm.asc')
  expect(response.status).toBe(200)
  expect(await response.text()).toBe(await portal.deps.vault.firmKey.certificate())
  const guide = await Bun.file(join(import.meta.dir, '../deploy/receipts.md')).text()
  const program = /```python\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
  expect(program).toContain('receipt-214.txt')
  const python = Bun.which('python3')
  if (!python) return
  file('receipt-214.txt', text)
  const { exitCode, stderr } = Bun.spawnSync([python, '-c', program], { cwd: dir })
  expect([exitCode, stderr.toString()]).toEqual([0, ''])
})
