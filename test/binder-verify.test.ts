import { afterAll, expect, test } from 'bun:test'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyBinder } from '../src/binder/verify.ts'
import { Refusal } from '../src/installation/refusal.ts'
import { runCommand } from './support/command-line.ts'
import { addDocument } from './support/documents.ts'
import { type MadeEntry, makeZipOf } from './support/made-zip.ts'
import { startPortal } from './support/portal.ts'
import { share } from './support/shares.ts'
import { someBytes } from './support/tus.ts'
import { readZip } from './support/zip.ts'

const portal = await startPortal()
const other = await startPortal()
const dir = mkdtempSync(join(tmpdir(), 'vestibule-verify-'))
afterAll(() => {
  portal.stop()
  other.stop()
  rmSync(dir, { recursive: true })
})
const lawyer = portal.person({ name: 'Lee Lawyer' })
const max = portal.person({ name: 'Max Client', kind: 'client' })
const matterId = await portal.matter({ responsible: lawyer, number: 'V-1' })
portal.join(matterId, lawyer, 'responsible-lawyer')
portal.join(matterId, max, 'client')
const offer = await addDocument(portal, matterId, lawyer, 'offer.txt', 'our offer')
const film = await addDocument(portal, matterId, lawyer, 'film.bin', someBytes(5 * 2 ** 20 + 3))
await share(matterId, [offer, film], { by: lawyer, to: [max], en: { title: 'A title' } })
const response = await max.get(`/portal/matters/${matterId}/binder`)
const zip = Buffer.from(await response.arrayBuffer())
const entries: MadeEntry[] = readZip(zip)
const folder = 'documents/from the firm - du cabinet'

const file = (name: string, bytes: Uint8Array | string) => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}
const whole = file('whole.zip', zip)
const certificate = file('firm.asc', await portal.deps.vault.firmKey.certificate())
async function verify(...args: string[]) {
  const { code, out, errors } = await runCommand(['binder', 'verify', ...args, '--json'], dir)
  return { code, errors, ...(out && JSON.parse(out)) }
}
let made = 0
const madeOf = (changed: readonly MadeEntry[]) => file(`made-${++made}.zip`, makeZipOf(changed))
const without = (name: string) => entries.filter((entry) => entry.name !== name)

test('a binder is whole, by the firm’s own certificate and by its own', async () => {
  const given = await verify(whole, '--certificate', certificate)
  expect(given).toMatchObject({ code: 0, ok: true, signature: 'good', certificateFrom: 'given' })
  expect(given.made).toMatchObject({ matter: { number: 'V-1' }, for: { name: 'Max Client' } })
  expect(given.files).toBe(entries.length - 2)
  expect(await verify(whole)).toMatchObject({ code: 0, ok: true, certificateFrom: 'binder' })
})

test('without the firm’s certificate it says that it does not know who made the binder', async () => {
  const alone = await runCommand(['binder', 'verify', whole], dir)
  expect(alone.out).toContain('This does NOT show who made it')
  const known = await runCommand(['binder', 'verify', whole, '--certificate', certificate], dir)
  expect(known.out).not.toContain('NOT')
}, 20_000)

test('what is given cannot move the cursor of a terminal, or turn its text', async () => {
  const { errors } = await runCommand(['binder', 'verify', 'gone\u001b[2J\u202e.zip'], dir)
  expect(errors).toContain('gone\ufffd[2J\ufffd.zip cannot be read')
}, 20_000)

test('packed anew by another program it is still the same binder', async () => {
  const deflated = entries.map((entry) => ({ ...entry, deflate: true }))
  const folders = [{ name: 'documents/', content: '', mode: 0o040755 }]
  expect(await verifyBinder(madeOf([...folders, ...deflated]))).toMatchObject({ ok: true })
})

test('past 4 GiB sizes and places stand elsewhere in a zip, and are found there', async () => {
  expect(await verifyBinder(madeOf(entries.map((entry) => ({ ...entry, large: true }))))).toMatchObject({
    ok: true,
  })
})

test('what is missing, changed or added is named', async () => {
  const changed = without(`${folder}/offer.txt`).map((entry) =>
    entry.name === `${folder}/film.bin` ? { ...entry, content: someBytes(5 * 2 ** 20 + 3).reverse() } : entry,
  )
  const path = madeOf([...changed, { name: 'documents/virus.exe', content: 'MZ' }])
  expect(await verify(path)).toMatchObject({
    code: 5,
    ok: false,
    missing: [`${folder}/offer.txt`],
    changed: [`${folder}/film.bin`],
    added: ['documents/virus.exe'],
  })
  const { out } = await runCommand(['binder', 'verify', path], dir)
  expect(out).toContain('1 missing, 1 changed, 1 added')
  expect(out).toContain(`missing ${folder}/offer.txt`)
})

test('a flipped bit anywhere in the zip is never taken for whole', async () => {
  for (let i = 1; i < 40; i++) {
    const bent = Buffer.from(zip)
    const at = Math.floor((zip.length * i) / 40)
    bent[at] = (bent[at] ?? 0) ^ 0x10
    const path = file('bent.zip', bent)
    const report = await verifyBinder(path).catch((error: unknown) => error)
    if (report instanceof Refusal) continue
    expect([at, (report as { ok: boolean }).ok]).toEqual([at, false])
  }
})

test('a manifest that somebody else signed, or nobody, is not the firm’s', async () => {
  const changed = entries.map((entry) =>
    entry.name === 'manifest.json'
      ? { ...entry, content: entry.content.toString().replace('V-1', 'V-2') }
      : entry,
  )
  expect(await verify(madeOf(changed))).toMatchObject({ code: 5, signature: 'bad' })
  const theirs = file('theirs.asc', await other.deps.vault.firmKey.certificate())
  expect(await verify(whole, '--certificate', theirs)).toMatchObject({ code: 5, signature: 'bad' })
  const { vault, clock } = other.deps
  const forged = await Promise.all(
    changed.map(async (entry) => {
      const manifest = changed.find(({ name }) => name === 'manifest.json')?.content ?? ''
      if (entry.name === 'firm.asc') return { ...entry, content: await vault.firmKey.certificate() }
      if (entry.name !== 'manifest.json.asc') return entry
      return { ...entry, content: await vault.firmKey.sign(Buffer.from(manifest), clock.now()) }
    }),
  )
  const path = madeOf(forged)
  expect(await verify(path, '--certificate', certificate)).toMatchObject({ code: 5, signature: 'bad' })
  expect((await verify(path)).key).not.toBe((await verify(whole)).key)
})

test('a signed manifest that is none is refused: whoever signs a binder’s own certificate may be anybody', async () => {
  const { vault, clock } = other.deps
  const head = { format: 'vestibule-binder/1', madeAt: '', installId: '', matter: { number: '' } }
  const named = { ...head, firm: { name: '' }, for: { name: '' }, unreadable: [] }
  const manifests = ['null', '{', '[]', JSON.stringify(head), JSON.stringify({ ...named, files: [null] })]
  for (const content of manifests) {
    const signature = await vault.firmKey.sign(Buffer.from(content), clock.now())
    const made = makeZipOf([
      { name: 'manifest.json', content },
      { name: 'manifest.json.asc', content: signature },
      { name: 'firm.asc', content: await vault.firmKey.certificate() },
    ])
    await expect(verifyBinder(file('malformed.zip', made))).rejects.toThrow(Refusal)
  }
})

test('what is no binder is refused as such', async () => {
  for (const [bytes, code] of [
    ['not a zip at all, only text', 3],
    [makeZipOf([{ name: 'a.txt', content: 'a' }]), 3],
    [zip.subarray(0, zip.length - 100), 3],
    [Buffer.concat([zip, Buffer.from('more')]), 3],
    [makeZipOf(without('manifest.json.asc')), 3],
    [new Uint8Array(), 3],
  ] as const)
    expect((await verify(file('none.zip', bytes))).code).toBe(code)
  expect((await verify(join(dir, 'nowhere.zip'))).code).toBe(2)
  expect((await verify()).code).toBe(2)
})

const evil = (entry: Partial<MadeEntry>): MadeEntry[] => [
  ...entries,
  { name: 'evil.txt', content: 'evil', ...entry },
]
const HOSTILE: Record<string, MadeEntry[]> = {
  'a way up': evil({ name: '../evil.txt' }),
  'a way up in the middle': evil({ name: 'documents/../../evil.txt' }),
  'a way up with backslashes': evil({ name: '..\\evil.txt' }),
  'an absolute path': evil({ name: '/etc/cron.d/evil' }),
  'a drive': evil({ name: 'C:/evil.txt' }),
  'an empty part': evil({ name: 'documents//evil.txt' }),
  'a line break in a name': evil({ name: 'evil\n.txt' }),
  'a name that is not UTF-8': evil({ name: new Uint8Array([0x65, 0xff, 0xfe]) }),
  'a link': evil({ name: 'documents/link', content: '/etc/passwd', mode: 0o120777 }),
  'a device': evil({ name: 'documents/device', content: '', mode: 0o020666 }),
  'a pipe': evil({ name: 'documents/pipe', content: '', mode: 0o010666 }),
  'two files of one name': [...entries, ...entries.slice(0, 1)],
  'two files that Windows takes for one': evil({ name: 'INDEX.HTML' }),
  'two files that a Mac takes for one': [
    ...evil({ name: 'e\u0301.txt' }),
    { name: '\u00e9.txt', content: 'evil' },
  ],
  'a file where a folder is': evil({ name: 'documents' }),
  'a file below a file': evil({ name: 'index.html/evil' }),
  'another name in its own header': evil({ name: 'zanifest.json', localName: 'manifest.json' }),
  'an encrypted file': evil({ flags: 0x801 }),
  'a method that no binder uses': evil({ method: 14 }),
  'a file within another': evil({ headerAt: 0 }),
  'a size that deflate cannot reach': evil({ deflate: true, size: 2 ** 31 }),
}
for (const [what, contents] of Object.entries(HOSTILE))
  test(`T36 a zip with ${what} is refused, and nothing of it is unpacked`, async () => {
    rmSync(join(dir, 'hostile.zip'), { force: true })
    const before = readdirSync(dir)
    const path = file('hostile.zip', makeZipOf(contents))
    const report = await verifyBinder(path, {}).catch((error: unknown) => error)
    // a lie in a file's own header shows when it would be read, and such a file is named as added
    if (what.startsWith('another name')) expect(report).toMatchObject({ ok: false, added: ['zanifest.json'] })
    else expect(report).toMatchObject({ name: 'Refusal', exitCode: 5 })
    rmSync(path)
    expect(readdirSync(dir).sort()).toEqual(before.sort())
  })

test('T36 a bomb under a name of the manifest is not unpacked further than the manifest allows', async () => {
  const bomb = Buffer.alloc(200 * 2 ** 20)
  const size = 'our offer'.length
  for (const lie of [{}, { size }]) {
    const changed = entries.map((entry) =>
      entry.name === `${folder}/offer.txt` ? { ...entry, content: bomb, deflate: true, ...lie } : entry,
    )
    const path = madeOf(changed)
    const before = process.memoryUsage().rss
    expect(await verifyBinder(path)).toMatchObject({ ok: false, changed: [`${folder}/offer.txt`] })
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20)
  }
})

test('T36 a million names are refused without being kept', async () => {
  const names = Buffer.alloc(70 * 2 ** 20)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(0xfffe, 10)
  end.writeUInt32LE(names.length, 12)
  const path = file('million.zip', Buffer.concat([names, end]))
  expect((await verify(path)).code).toBe(5)
})
