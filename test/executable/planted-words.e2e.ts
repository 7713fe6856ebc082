import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readUnlockSecret } from '../../src/installation/unlock-secret.ts'
import { openKeyring } from '../../src/vault/keyring.ts'
import { decodeKeyring } from '../../src/vault/keyring-file.ts'
import { filesUnder, findIn, findInFolder, type Needle, needlesFor } from '../support/byte-search.ts'
import { type Installation, installPortal, type RunningPortal, startPortal } from '../support/executable.ts'
import { planter, plantFirm, plantInvitation, plantSession } from '../support/planted-firm.ts'
import { visit } from '../support/portal-over-http.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'

const plant = planter()
const temporary = mkdtempSync(join(tmpdir(), 'vestibule-planted-'))
const firmName = plant.word('firm name')
let smtp: MailServer
let installation: Installation
let portal: RunningPortal
let needles: Needle[]

beforeAll(async () => {
  smtp = await startMailServer()
  const ownerEmail = `${plant.word('address of the owner')}@firm.example`
  installation = await installPortal(
    { firmName, ownerName: plant.word('name of the owner'), ownerEmail },
    {
      TMPDIR: temporary,
      SQLITE_TMPDIR: temporary,
      VESTIBULE_SMTP_HOST: '127.0.0.1',
      VESTIBULE_SMTP_PORT: String(smtp.port),
      VESTIBULE_SMTP_FROM: 'portal@firm.example',
      VESTIBULE_SMTP_REQUIRE_TLS: 'false',
      VESTIBULE_MAIL_BATCH_SECONDS: '0',
    },
  )
  smtp.refuse(ownerEmail, 451) // so that a mail lies in the outbox
  portal = await startPortal(installation)
  const owner = await visit(portal.origin)
  await owner.enrol(plantInvitation(plant, 'the owner', installation.owner))
  plantSession(plant, 'the owner', owner)
  const { matterId } = await plantFirm({ origin: portal.origin, plant, linkTo }, owner)
  await plantKeys(matterId)
  needles = plant.planted.flatMap(needlesFor)
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await smtp.stop()
  installation.remove()
  rmSync(temporary, { recursive: true })
})

async function linkTo(address: string): Promise<string> {
  const { parsed } = await smtp.mailTo(address)
  return parsed.text?.match(/https?:\S+\/enrol\S+/)?.[0] ?? ''
}

/** The keys that open everything, as they are in memory. */
async function plantKeys(matterId: string): Promise<void> {
  const unlockSecret = readUnlockSecret(installation.unlockKeyFile) ?? new Uint8Array()
  const path = join(installation.data, 'keyring')
  const keyring = await openKeyring({ path, unlockSecret })
  plant.keep('unlock secret', unlockSecret)
  plant.keep('root key', new Uint8Array(decodeKeyring(readFileSync(path), unlockSecret).rootKey))
  for (const [name, secret] of Object.entries(keyring.firm)) plant.keep(`firm secret ${name}`, secret)
  plant.keep('matter secret', keyring.matter(matterId).secret)
  plant.keep('end of the matter’s private key', keyring.matter(matterId).privateKey.slice(-40))
  plant.keep('passphrase of the recovery key', installation.recoveryPassphrase)
}

const inFiles = () => [...findInFolder(installation.data, needles), ...findInFolder(temporary, needles)]
const inLog = ({ logs }: RunningPortal) => findIn('the log', Buffer.from(JSON.stringify(logs())), needles)
const inErrors = async ({ errors }: RunningPortal) => findIn('stderr', Buffer.from(await errors), needles)

test('T46 the search finds a planted word in each of its forms, in a file, its name and a database', () => {
  expect(new Set(plant.planted.map(({ name }) => name)).size).toBeGreaterThanOrEqual(50)
  const folder = join(temporary, 'seen')
  mkdirSync(folder)
  for (const [index, { bytes }] of needles.entries())
    writeFileSync(join(folder, String(index)), Buffer.concat([Buffer.alloc(index), bytes]))
  expect(findInFolder(folder, needles).length).toBeGreaterThanOrEqual(needles.length)
  for (const shift of [0, 1, 2]) {
    const text = Buffer.from(`${'x'.repeat(shift)}${firmName} and more`).toString('base64')
    expect(findIn('here', Buffer.from(text), needles)).toContain(`firm name, base64 at ${shift}, in here`)
  }
  writeFileSync(join(folder, firmName), '')
  const db = new Database(join(folder, 'some.db'))
  db.run('pragma journal_mode = wal')
  db.run('create table t (x)')
  db.run('insert into t values (?)', [firmName])
  const found = findInFolder(folder, needles)
  expect(found).toContain('firm name, as it is, in some.db-wal')
  expect(found).toContain(`firm name, as it is, in the name ${firmName}`)
  db.close()
  rmSync(folder, { recursive: true })
})

test('T46 while the portal runs, no planted word or key is in its data, temporary files or log', async () => {
  // Wait for the background: mails sent or put off, documents verified.
  await smtp.mailTo(sharedWith(), ({ parsed }) => !parsed.text?.includes('/enrol'))
  const files = filesUnder(installation.data)
  for (const expected of [/^incoming\//, /^documents\//, /^keyring$/, /^portal\.db-wal$/])
    expect([expected, files.some((name) => expected.test(name))]).toEqual([expected, true])
  expect(inFiles()).toEqual([])
  expect(inLog(portal)).toEqual([])
})

test('T46 mails hold the firm’s name, and an invitation the name and link of whom it is for: nothing else', () => {
  expect(smtp.mails.length).toBeGreaterThan(3)
  for (const { raw, parsed } of smtp.mails) {
    const isInvitation = parsed.text?.includes('/enrol') ?? false
    const allowed = isInvitation ? /^(firm name|name of|token of|octets of the token)/ : /^firm name/
    const forbidden = needles.filter(({ name }) => !allowed.test(name))
    const withoutAddress = raw.replace(/^To: .*$/m, '')
    const said = [withoutAddress, parsed.text, parsed.html, parsed.subject, parsed.from?.text].join('\n')
    expect(findIn(`a mail to ${parsed.subject}`, Buffer.from(said), forbidden)).toEqual([])
  }
})

test('T46 nor when it was killed, nor when it was stopped', async () => {
  portal.signal('SIGKILL')
  await portal.exited
  expect(inFiles()).toEqual([])
  expect(await inErrors(portal)).toEqual([])
  portal = await startPortal(installation)
  expect(await portal.stop()).toBe(0)
  expect(inFiles()).toEqual([])
  expect([...inLog(portal), ...(await inErrors(portal))]).toEqual([])
})

/** The client’s address. */
function sharedWith(): string {
  const { value } = plant.planted.find(({ name }) => name === 'address of client') ?? { value: '' }
  return `${value}@home.example`
}
