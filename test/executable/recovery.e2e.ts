import { afterAll, beforeAll, expect, test } from 'bun:test'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type LostPortal, losePortal } from '../recovery/lost-portal.ts'
import { runVestibule } from '../support/executable.ts'

let lost: LostPortal
beforeAll(async () => {
  lost = await losePortal()
})
afterAll(() => lost.portal.stop())

test('the executable alone, without a configuration, brings documents out of a backup', async () => {
  const [out, passphraseFile] = [join(lost.folder, 'out'), join(lost.folder, 'passphrase.txt')]
  writeFileSync(passphraseFile, lost.passphrase)
  const { code, stdout, stderr } = await runVestibule(
    [
      ...['recovery', 'open', '--backup', lost.backup, '--keyring', lost.copy, '--key', lost.key],
      ...['--recovery-passphrase-file', passphraseFile, '--out', out, '--json'],
    ],
    { HOME: lost.folder },
    lost.folder,
  )
  expect(stderr).toBe('')
  expect(code).toBe(10)
  expect(JSON.parse(stdout)).toMatchObject({ firm: 'Tremblay Okafor', isSigned: true, written: 17 })
  const folder = join(out, '2026-001 Gagnon separation')
  expect(readFileSync(join(folder, 'Letters/Lease.pdf'), 'utf8')).toBe('the signed lease')
  expect(existsSync(join(folder, 'Damaged.pdf'))).toBe(false)
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('Documents récupérés')
})
