import { afterAll, beforeAll, expect, test } from 'bun:test'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../support/command-line.ts'
import { type LostPortal, losePortal } from './lost-portal.ts'
import { damage } from './support.ts'

let lost: LostPortal
let passphraseFile = ''
beforeAll(async () => {
  lost = await losePortal()
  passphraseFile = join(lost.folder, 'passphrase.txt')
  writeFileSync(passphraseFile, `${lost.passphrase}\nKept in the safe.\n`)
}, 60_000)
afterAll(() => lost.portal.stop())

const recovery = (...more: string[]) =>
  runCommand(
    [
      ...['recovery', 'open', '--keyring', lost.copy, '--key', lost.key],
      ...['--recovery-passphrase-file', passphraseFile, ...more],
    ],
    lost.folder,
  )
const outOf = (name: string) => join(lost.folder, name)

test('recovery open writes plain files and a list in both languages, and names what it could not', async () => {
  const out = outOf('out')
  const { code, out: said, errors } = await recovery('--backup', lost.backup, '--out', out)
  expect(errors).toBe('')
  expect(code).toBe(10)
  expect(said).toContain('17\u00a0documents were written, each checked to the last byte.')
  expect(said).toContain(`Damaged.pdf (${lost.damaged.versionId}) is damaged in the backup`)
  expect(said).toContain(`Missing.pdf (${lost.missing.versionId}) is missing from the backup`)
  expect(said).toContain(
    'Matter 2026-002 was destroyed on 2026-11-01: 1\u00a0document cannot be read any more.',
  )
  const list = readFileSync(join(out, 'index.html'), 'utf8')
  expect(list).toContain('Recovered documents')
  expect(list).toContain('Documents récupérés')
  expect(list).toContain('href="./2026-001%20Gagnon%20separation/Letters/Lease.pdf"')
  expect(list).not.toContain('<script')
  expect(list).not.toContain('Roy estate')
  expect(list).toContain('Détruit le 1er novembre 2026')
  for (const [, href = ''] of list.matchAll(/href="\.\/([^"]+)"/g))
    expect(existsSync(join(out, decodeURIComponent(href.replaceAll('&amp;', '&'))))).toBe(true)
}, 30_000)

test('a second run says what was there already, as JSON for scripts', async () => {
  const { code, out } = await recovery('--backup', lost.backup, '--out', outOf('out'), '--json')
  expect(code).toBe(10)
  const result = JSON.parse(out)
  expect(result).toMatchObject({ firm: 'Tremblay Okafor', isSigned: true, written: 0, alreadyThere: 17 })
  expect(result.failed.map(({ fault }: { fault: string }) => fault).sort()).toEqual(['damaged', 'missing'])
  expect(result.closedMatters).toMatchObject([{ number: '2026-002', reason: 'destroyed', documents: 1 }])
}, 30_000)

test('the folder that keyring export makes does as well, and without a backup it lists the matters', async () => {
  const folder = outOf('vestibule-keyring-1-usb')
  mkdirSync(folder)
  renameSync(lost.copy, join(folder, 'keyring'))
  const { code, out } = await runCommand(
    ['recovery', 'open', '--keyring', folder, '--key', lost.key, '--passphrase-file', passphraseFile],
    lost.folder,
  )
  renameSync(join(folder, 'keyring'), lost.copy)
  expect(code).toBe(0)
  expect(out).toContain('the keys of 2 of 2\u00a0matters')
  expect(out).toContain(`${lost.matterIds.doomed} was destroyed`)
}, 30_000)

test('a wrong passphrase, a missing flag, no backup: distinct codes, and nothing is written', async () => {
  const wrong = outOf('wrong.txt')
  writeFileSync(wrong, 'wrong\n')
  const places = ['--backup', lost.backup, '--out', outOf('none')]
  const given = ['recovery', 'open', '--keyring', lost.copy, '--key', lost.key]
  const refused = await runCommand([...given, '--recovery-passphrase-file', wrong, ...places], lost.folder)
  expect(refused).toMatchObject({ code: 3, errors: 'The passphrase does not open this recovery key.\n' })
  expect((await runCommand([...given, ...places], lost.folder)).code).toBe(2)
  expect((await recovery('--backup', lost.backup)).code).toBe(2)
  expect((await recovery('--backup', lost.folder, '--out', outOf('none'))).code).toBe(3)
  const [index = ''] = [...new Bun.Glob('snapshots/*/index.json.pgp').scanSync({ cwd: lost.backup })]
  damage(join(lost.backup, index))
  const damaged = await recovery(...places)
  expect(damaged.code).toBe(5)
  expect(damaged.errors).toContain('The index of this snapshot does not open')
  expect(readdirSync(lost.folder)).not.toContain('none')
}, 60_000)
