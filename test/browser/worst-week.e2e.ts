import { afterAll, beforeAll, expect, test } from 'bun:test'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { openDatabase } from '../../src/db.ts'
import { readUnlockSecret } from '../../src/installation/unlock-secret.ts'
import { openKeyring } from '../../src/vault/keyring.ts'
import { launchBrowser, type TestBrowser } from '../support/browser.ts'
import { filesUnder, findInFolder, needlesFor } from '../support/byte-search.ts'
import { letThemBeKnown } from '../support/destruction.ts'
import {
  type Installation,
  installPortal,
  type RunningPortal,
  runVestibule,
  startPortal,
} from '../support/executable.ts'
import { followGuide, type Here } from '../support/guide.ts'
import { planter, plantFirm } from '../support/planted-firm.ts'
import { type Visitor, visit } from '../support/portal-over-http.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { sendAll } from '../support/tus.ts'
import { readZip } from '../support/zip.ts'

/**
 * The firm's worst week, against the executable, with the commands of the operator's guide: a backup, a stolen laptop, a
 * machine that dies, a matter that closes and is destroyed, and an old backup that must not bring it back.
 */
const ENDED = '2026-0042'
const RESTORE = 'restore /mnt/backup/portal --keyring /media/stick/vestibule-keyring-3-bank-safe --config'
const LASTING = '2026-0043'
const KEPT = Buffer.from('What the firm keeps.\n'.repeat(5000))
const plant = planter()
const elsewhere = mkdtempSync(join(tmpdir(), 'vestibule-week-'))
const [backup, stick] = [join(elsewhere, 'backup'), join(elsewhere, 'stick')]
let smtp: MailServer
let installation: Installation
let portal: RunningPortal
let browser: TestBrowser
let owner: Visitor
let firm: Awaited<ReturnType<typeof plantFirm>>
let lastingId = ''

beforeAll(async () => {
  smtp = await startMailServer()
  browser = await launchBrowser()
  for (const path of [backup, stick]) mkdirSync(path, { mode: 0o700 })
  installation = await installPortal(
    { firmName: plant.word('firm'), ownerName: plant.word('owner'), ownerEmail: 'owner@firm.example' },
    {
      VESTIBULE_SMTP_HOST: '127.0.0.1',
      VESTIBULE_SMTP_PORT: String(smtp.port),
      VESTIBULE_SMTP_FROM: 'portal@firm.example',
      VESTIBULE_SMTP_REQUIRE_TLS: 'false',
      VESTIBULE_MAIL_BATCH_SECONDS: '0',
    },
  )
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await browser.close()
  await smtp.stop()
  installation.remove()
  rmSync(elsewhere, { recursive: true })
})

const here = (environment = installation.environment): Here => ({
  environment,
  replaced: {
    ' --config /etc/vestibule/vestibule.toml': '',
    '/mnt/backup/portal': backup,
    '/media/stick/vestibule-keyring-3-bank-safe': join(stick, newestCopy()),
    '/media/stick': stick,
    '2026-0101': ENDED,
    '2027-03-31': inDays(20),
  },
})
const newestCopy = () => readdirSync(stick).sort().at(-1) ?? 'none'
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The step of the guide, which must succeed. */
async function step(section: string, beginning: string, ...more: string[]): Promise<string> {
  const { code, stdout, stderr } = await followGuide(section, beginning, here(), ...more)
  expect({ beginning, code, stderr: code === 0 ? '' : stderr }).toEqual({ beginning, code: 0, stderr: '' })
  return stdout
}
const linkTo = async (address: string) =>
  (await smtp.mailTo(address)).parsed.text?.match(/https?:\S+\/enrol\S+/)?.[0] ?? ''

test('Monday: the firm works, and makes a backup and a copy of the keyring', async () => {
  portal = await startPortal(installation)
  owner = await visit(portal.origin)
  await owner.enrol(installation.owner)
  firm = await plantFirm({ origin: portal.origin, plant, linkTo }, owner)
  lastingId = await owner.send('/firm/matters', {
    ...{
      number: LASTING,
      internalTitle: plant.word('lasting title'),
      practiceArea: 'family',
      province: 'QC',
    },
    ...{
      clientTitleEn: plant.word('lasting client title'),
      responsible: firm.lawyer.id,
      client: firm.client.id,
    },
  })
  await sendAll(firm.lawyer.visitor, `/firm/matters/${lastingId}/uploads`, {
    name: 'kept.txt',
    bytes: new Uint8Array(KEPT),
  })
  await step('Copies of the keyring', 'keyring export')
  await step('Backup', 'backup create')
  await step('Backup', 'backup verify')
  await step('Backup', 'backup prove')
}, 60_000)

test('Tuesday: the laptop is stolen, and tells nothing; nor does the backup', async () => {
  const stolen = join(elsewhere, 'stolen')
  cpSync(installation.data, stolen, { recursive: true })
  const unlockSecret = readUnlockSecret(installation.unlockKeyFile) ?? new Uint8Array()
  const keyring = await openKeyring({ path: join(installation.data, 'keyring'), unlockSecret })
  for (const [name, secret] of Object.entries(keyring.firm)) plant.keep(`firm secret ${name}`, secret)
  plant.keep('matter secret', keyring.matter(firm.matterId).secret)
  plant.keep('end of the matter’s key', keyring.matter(firm.matterId).privateKey.slice(-40))
  const needles = plant.planted.flatMap(needlesFor)
  expect(new Set(plant.planted.map(({ name }) => name)).size).toBeGreaterThanOrEqual(50)
  for (const folder of [stolen, backup]) expect(findInFolder(folder, needles)).toEqual([])
})

test('Wednesday: the machine dies, and the portal is restored on an empty directory', async () => {
  portal.signal('SIGKILL')
  await portal.exited
  rmSync(installation.data, { recursive: true })
  const restored = await step('Restore', RESTORE, '--yes')
  expect(restored).toMatch(/Ended: 4\ssessions/)
  portal = await startPortal(installation)
  expect((await owner.get('/firm')).status).toBe(303) // everybody signs in again
  for (const who of [owner, firm.lawyer.visitor, firm.client.visitor]) {
    expect((await who.signIn(who.authenticator)).status).toBe(200)
  }
  expect(await contentOf(owner, lastingId)).toEqual(KEPT)
  expect((await contentOf(firm.lawyer.visitor, firm.matterId)).length).toBeGreaterThan(10)
}, 60_000)

test('Thursday: a matter closes; its client takes the binder home and opens it without a network', async () => {
  await step('Closing matters', 'matter close plan 2026-0101 --on')
  const client = firm.client.visitor
  const base = `/portal/matters/${firm.matterId}`
  expect(await client.page(base)).toContain(`${base}/binder`)
  const binder = join(elsewhere, 'binder.zip')
  await Bun.write(binder, await client.get(`${base}/binder`))
  await client.send(`${base}/closing/acknowledgement`)
  const verified = await runVestibule(['binder', 'verify', binder, '--json'])
  expect({ code: verified.code, stderr: verified.stderr }).toEqual({ code: 0, stderr: '' })
  const home = join(elsewhere, 'home')
  for (const { name, content } of readZip(await Bun.file(binder).bytes())) {
    mkdirSync(dirname(join(home, name)), { recursive: true })
    writeFileSync(join(home, name), content)
  }
  const { page } = await browser.newPerson({ offline: true })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(pathToFileURL(join(home, 'index.html')).href)
  expect(await page.content()).toContain(wordOf('titre'))
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
  await step('Closing matters', 'matter close commit', '--yes')
  expect((await client.get(base)).status).toBe(410)
  expect((await client.get(`${base}/binder`)).status).toBe(410)
}, 60_000)

test('Friday: two people destroy the matter, and the certificate waits for the copy of the keyring', async () => {
  const proof = join(elsewhere, 'export.zip')
  expect(
    (await runVestibule(['matter', 'export', ENDED, '--to', proof], installation.environment)).code,
  ).toBe(0)
  const base = `/firm/matters/${firm.matterId}/destruction`
  const asked = { number: ENDED, reason: plant.word('reason of the destruction') }
  await firm.lawyer.visitor.verify(firm.lawyer.visitor.authenticator)
  expect((await firm.lawyer.visitor.submit(base, asked)).status).toBe(422)
  const db = openDatabase(join(installation.data, 'portal.db'))
  letThemBeKnown(db) // as after thirty days
  db.close()
  await firm.lawyer.visitor.send(base, asked)
  await owner.verify(owner.authenticator)
  const [approval = ''] =
    (await owner.page(base)).match(/\/firm\/matters\/[0-9a-f/-]+destruction\/[0-9a-f-]+\/approval/) ?? []
  const id = await owner.send(approval, { number: ENDED })
  const certificate = await untilCertified(id, 'pending-copies')
  expect(certificate).toMatchObject({ status: 'pending-copies', deciders: 2, matter: { number: ENDED } })
  expect((await owner.get(`/firm/matters/${firm.matterId}`)).status).toBe(404)
  expect((await firm.client.visitor.get(`/portal/matters/${firm.matterId}`)).status).not.toBe(200)
  await step('Copies of the keyring', 'keyring export')
  expect(await untilCertified(id, 'complete')).toMatchObject({ unlockRenewed: true })
}, 60_000)

test('Saturday: an old backup is restored; what was destroyed stays unreadable, all else opens', async () => {
  await portal.stop()
  const environment = { ...installation.environment, VESTIBULE_DATA: join(elsewhere, 'old') }
  const refused = await followGuide('Restore', RESTORE, here(environment), '--yes')
  expect(refused.code).toBe(4)
  const restored = await followGuide('Restore', RESTORE, here(environment), '--yes', '--ack-rollback')
  expect({ code: restored.code, stderr: restored.stderr }).toEqual({ code: 0, stderr: expect.any(String) })
  portal = await startPortal({ folder: installation.folder, environment })
  expect((await owner.signIn(owner.authenticator)).status).toBe(200)
  for (const path of ['', '/documents', '/log', '/closing', '/retention'])
    expect((await owner.get(`/firm/matters/${firm.matterId}${path}`)).status).toBe(404)
  expect(await contentOf(owner, lastingId)).toEqual(KEPT)
  const out = join(elsewhere, 'recovered')
  const passphrase = join(elsewhere, 'passphrase')
  writeFileSync(passphrase, `${installation.recoveryPassphrase}\n`, { mode: 0o600 })
  const recovered = await runVestibule([
    ...['recovery', 'open', '--backup', backup, '--keyring', join(stick, newestCopy())],
    ...['--key', installation.recoveryKeyFile, '--passphrase-file', passphrase, '--out', out, '--json'],
  ])
  expect(JSON.parse(recovered.stdout)).toMatchObject({
    written: 1,
    failed: [],
    closedMatters: [{ number: ENDED, reason: 'destroyed' }],
  })
  const needles = plant.planted
    .filter(({ name }) => /^(text|file name|titre|title)/.test(name))
    .flatMap(needlesFor)
  expect(findInFolder(out, needles)).toEqual([])
  expect(Buffer.from(await Bun.file(join(out, keptIn(out))).bytes())).toEqual(KEPT)
}, 60_000)

const keptIn = (folder: string) => filesUnder(folder).find((name) => name.endsWith('kept.txt')) ?? ''
const wordOf = (wanted: string) => String(plant.planted.find(({ name }) => name === wanted)?.value)

/** Of the first document that the list of a matter shows. */
async function contentOf(who: Visitor, matterId: string): Promise<Buffer> {
  const base = `/firm/matters/${matterId}/documents`
  const [document = ''] = (await who.page(base)).match(new RegExp(`${base}/[0-9a-f-]{36}`)) ?? []
  const [version = ''] =
    (await who.page(document)).match(new RegExp(`${document}/versions/[0-9a-f-]{36}`)) ?? []
  return Buffer.from(await (await who.get(`${version}/download`)).arrayBuffer())
}

/** The certificate is there when keys and files are gone, and changes with the copies of the keyring. */
async function untilCertified(id: string, status: string): Promise<Record<string, unknown>> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await owner.get(`/firm/destructions/${id}/certificate/json`)
    const certificate = response.status === 200 ? await response.json() : {}
    if (certificate.status === status) return certificate
    await Bun.sleep(100)
  }
  throw new Error(`no certificate became ${status}`)
}
