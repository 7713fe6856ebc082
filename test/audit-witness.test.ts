import { afterAll, expect, test } from 'bun:test'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeCheckpoint } from '../src/audit/checkpoint.ts'
import { findSignedTexts } from '../src/audit/witness-file.ts'
import { openDatabase } from '../src/db.ts'
import { chainHash, GENESIS } from '../src/events/chain.ts'
import { listEventsAfter } from '../src/events/queries.ts'
import { runCommand } from './support/command-line.ts'
import { startPortal } from './support/portal.ts'

const portal = await startPortal()
const other = await startPortal()
const dir = mkdtempSync(join(tmpdir(), 'vestibule-witness-'))
afterAll(() => {
  portal.stop()
  other.stop()
  rmSync(dir, { recursive: true })
})
const certificate = join(dir, 'firm.asc')
writeFileSync(certificate, await portal.deps.vault.firmKey.certificate())

const somebody = (n: number) => portal.person({ name: `Person ${n}`, kind: 'client' })
for (let n = 0; n < 10; n++) somebody(n)
const early = { seq: headOf(), text: await makeCheckpoint(portal.deps) }
for (let n = 10; n < 30; n++) somebody(n)
const late = { seq: headOf(), text: await makeCheckpoint(portal.deps) }

function headOf() {
  return portal.deps.db.query<{ seq: number }, []>('select max(seq) as seq from events').get()?.seq ?? 0
}

/** A saved mail in which the text went as French mails do. */
function quotedPrintable(text: string): string {
  const encoded = `Vous êtes témoin :\n\n${text}`.replace(/[=\u0080-\uffff]/g, (sign) =>
    [...Buffer.from(sign)].map((octet) => `=${octet.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
  const wrapped = encoded.replace(/^(.{70})(?=.)/gm, '$1=\n')
  return `From: a@example.test\nContent-Transfer-Encoding: quoted-printable\n\n${wrapped}\n`.replaceAll(
    '\n',
    '\r\n',
  )
}
function base64(text: string): string {
  const encoded = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n')
  return `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`
}
const file = (name: string, text: string) => {
  writeFileSync(join(dir, name), text)
  return join(dir, name)
}
const earlyMail = file('early.eml', quotedPrintable(early.text))
const lateMail = file('late.eml', base64(late.text))

test('a witness file of any shape is read in time that follows its length', () => {
  const many = 200_000
  const shapes = [
    '-----BEGIN PGP SIGNED MESSAGE-----\n'.repeat(many),
    'Content-Transfer-Encoding: base64\n'.repeat(many),
    `Content-Transfer-Encoding: base64${'\n'.repeat(many)}`,
    `Content-Transfer-Encoding: base64${' '.repeat(many)}x`,
    `${' '.repeat(many)}x`,
    `=${' '.repeat(many)}x`,
    '= '.repeat(many),
    '> '.repeat(many),
  ]
  const began = performance.now()
  for (const shape of shapes) expect(findSignedTexts(shape)).toEqual([])
  expect(performance.now() - began).toBeLessThan(5000)
})

test('every signed text of a file is found, once, and what is wrapped on the way is put together', () => {
  const signed = (word: string) =>
    `-----BEGIN PGP SIGNED MESSAGE-----\n\n${word}\n-----END PGP SIGNATURE-----`
  const wrapped = signed('a long line').replace('long ', 'long =  \n')
  const quoted = signed('three').replace(/^/gm, '> ')
  const file = [signed('one'), wrapped, quoted, base64(signed('four')), signed('one')].join('\n\n')
  expect(
    findSignedTexts(file)
      .filter((text) => !/[>=]/.test(text))
      .sort(),
  ).toEqual([signed('one'), signed('a long line'), signed('three'), signed('four')].sort())
})

let copies = 0
/** Runs audit verify over a copy of the log that `tamper` has been at. */
async function verify(tamper: (db: ReturnType<typeof openDatabase>) => void, ...witnesses: string[]) {
  const data = join(dir, `copy-${++copies}`)
  mkdirSync(data)
  portal.deps.db.run('pragma wal_checkpoint(truncate)')
  copyFileSync(join(portal.dataDir, 'portal.db'), join(data, 'portal.db'))
  const db = openDatabase(join(data, 'portal.db'))
  tamper(db)
  db.close()
  const [first, ...more] = witnesses
  const flags = first ? ['--witness', first, ...more, '--certificate', certificate] : []
  const { code, out, errors } = await runCommand(['audit', 'verify', '--data', data, '--json', ...flags], dir)
  return { code, errors, ...(out && JSON.parse(out)) }
}
type Log = ReturnType<typeof openDatabase>

/** What somebody does who may write every row and every count: the whole chain again from `from` on, without a trace. */
function chainAnew(db: Log, from: number): void {
  let previous: Uint8Array = GENESIS
  for (const event of listEventsAfter(db, 0, 10_000)) {
    const at = event.seq === from ? '2026-01-01T00:00:00.000Z' : event.at
    const hash = chainHash(previous, { ...event, at })
    db.query('update events set at = $at, prev_hash = $previous, hash = $hash where seq = $seq').run({
      at,
      previous,
      hash,
      seq: event.seq,
    })
    previous = hash
  }
}
function cutAt(db: Log, last: number): void {
  db.query('delete from events where seq > $last').run({ last })
  db.query(`update sqlite_sequence set seq = $last where name = 'events'`).run({ last })
}

test('T61 a whole log agrees with saved mails in every encoding', async () => {
  const plain = file('plain.txt', late.text)
  const quoted = file('reply.txt', early.text.replace(/^/gm, '> '))
  const result = await verify(() => {}, earlyMail, lateMail, plain, quoted)
  expect(result).toMatchObject({ code: 0, ok: true, firstBad: null })
  expect(
    result.witnesses.map(({ seq, genuine }: { seq: number; genuine: boolean }) => [seq, genuine]),
  ).toEqual([
    [early.seq, true],
    [late.seq, true],
    [late.seq, true],
    [early.seq, true],
  ])
})

test('T61 an edited, a removed and a moved event are named without a witness', async () => {
  const edited = await verify((db) => db.run(`update events set kind = 'log.read' where seq = 7`))
  expect(edited).toMatchObject({ code: 5, firstBad: { seq: 7, fault: 'changed' } })
  const removed = await verify((db) => db.run('delete from events where seq = 9'))
  expect(removed).toMatchObject({ code: 5, firstBad: { seq: 9, fault: 'missing' } })
  const moved = await verify((db) => {
    db.run('update events set seq = -1 where seq = 5')
    db.run('update events set seq = 5 where seq = 6')
    db.run('update events set seq = 6 where seq = -1')
  })
  expect(moved).toMatchObject({ code: 5, firstBad: { seq: 5 } })
})

test('T61 the last ten events cut off, SQLite’s own count too: only the witness tells', async () => {
  const cut = (db: Log) => cutAt(db, late.seq - 10)
  expect(await verify(cut)).toMatchObject({ code: 0, ok: true })
  expect(await verify(cut, earlyMail)).toMatchObject({ code: 0 })
  expect(await verify(cut, earlyMail, lateMail)).toMatchObject({
    code: 5,
    firstBad: { seq: late.seq - 9, fault: 'missing' },
  })
})

test('T61 a chain made anew from its beginning fits in itself: the earliest witness names where it is another', async () => {
  const anew = (db: Log) => chainAnew(db, 1)
  expect(await verify(anew)).toMatchObject({ code: 0, ok: true })
  expect(await verify(anew, lateMail)).toMatchObject({
    code: 5,
    firstBad: { seq: late.seq, fault: 'rewritten' },
  })
  expect(await verify(anew, lateMail, earlyMail)).toMatchObject({
    code: 5,
    firstBad: { seq: early.seq, fault: 'rewritten' },
  })
  const lately = await verify((db) => chainAnew(db, early.seq + 1), earlyMail, lateMail)
  expect(lately).toMatchObject({ code: 5, firstBad: { seq: late.seq, fault: 'rewritten' } })
})

test('T61 a portal restored from a backup says so beside what its witnesses miss', async () => {
  const restored = (db: Log) => {
    cutAt(db, early.seq)
    db.query(`update events set kind = 'portal.restored' where seq = $seq`).run({ seq: early.seq })
    chainAnew(db, early.seq)
  }
  expect(await verify(restored, lateMail)).toMatchObject({
    code: 5,
    firstBad: { seq: early.seq + 1, fault: 'missing' },
    restores: [early.seq],
  })
})

test('T61 a witness that was swapped or altered is no witness', async () => {
  const swapped = file('swapped.txt', await makeCheckpoint(other.deps))
  const result = await verify(() => {}, swapped)
  expect(result).toMatchObject({ code: 5, ok: false, firstBad: { fault: 'unattested' } })
  const altered = file('altered.txt', late.text.replace(/Event: \d+/, `Event: ${early.seq}`))
  expect(await verify(() => {}, altered)).toMatchObject({
    code: 5,
    firstBad: { seq: early.seq, fault: 'unattested' },
  })
})

test('T61 a file without a checkpoint, or none at all, is said and not taken for agreement', async () => {
  const empty = await verify(() => {}, file('empty.txt', 'nothing'))
  expect(empty.code).toBe(3)
  expect(empty.errors).toContain('holds no checkpoint')
  expect((await verify(() => {}, join(dir, 'nowhere.eml'))).code).toBe(2)
})

test('a checkpoint is of one moment, and says nothing but numbers', () => {
  expect(early.text).toMatch(
    /^-----BEGIN PGP SIGNED MESSAGE-----\n\nVestibule audit checkpoint\nInstallation: /,
  )
  expect(early.text).not.toContain('Person')
  expect(early.text).not.toContain('Tremblay')
})
