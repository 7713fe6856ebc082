import { afterAll, expect, test } from 'bun:test'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand } from './support/command-line.ts'

const dir = mkdtempSync(join(tmpdir(), 'vestibule-given-'))
afterAll(() => rmSync(dir, { recursive: true }))
const [pipe, folder, large, absent] = ['pipe', 'folder', 'large', 'absent'].map((name) => join(dir, name))
Bun.spawnSync(['mkfifo', String(pipe)])
mkdirSync(String(folder))
writeFileSync(String(large), '')
truncateSync(String(large), 2 ** 31)

test('a file that is named and is none is said to be what it is, and not waited for', async () => {
  const said = async (file: string | undefined) => {
    const { code, errors } = await runCommand(
      ['receipt', 'verify', 'receipt.txt', '--certificate', String(file)],
      dir,
    )
    return { code, errors: errors.replace(dir, '') }
  }
  const all = await Promise.all([pipe, folder, large, absent].map(said))
  expect(all).toEqual([
    { code: 2, errors: '/pipe is a pipe or a device, not a file.\n' },
    { code: 2, errors: '/folder is a directory, not a file.\n' },
    { code: 2, errors: '/large is larger than 64 MiB: another file is meant.\n' },
    { code: 2, errors: '/absent is not there.\n' },
  ])
}, 20_000)

test('restore says what stands where a backup or a copy of the keyring should be', async () => {
  const backup = join(dir, 'backup')
  const run = async (source: string, keyring: string) => {
    const { code, errors } = await runCommand(
      ['restore', source, '--keyring', keyring, '--data', join(dir, 'data')],
      dir,
    )
    return { code, errors: errors.replaceAll(dir, '').split('\n')[0] }
  }
  mkdirSync(backup)
  expect(await run(backup, String(absent))).toMatchObject({
    code: 3,
    errors: '/absent is not there. Is the stick in?',
  })
  expect(await run(backup, String(folder))).toMatchObject({
    code: 3,
    errors: '/folder holds no copy of a keyring: it has no file keyring.',
  })
  expect(await run(backup, String(pipe))).toMatchObject({
    code: 3,
    errors: '/pipe is no file, and so no copy of a keyring.',
  })
}, 20_000)
