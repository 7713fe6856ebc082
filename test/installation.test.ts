import { afterAll, beforeAll, expect, test } from 'bun:test'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkExistingDirectory, checkNewDirectory } from '../src/installation/data-directory.ts'
import { networkFileSystem } from '../src/installation/file-system.ts'
import { lockInstance } from '../src/installation/instance-lock.ts'
import { checkNewSecretFile, writeSecretFile } from '../src/installation/secret-file.ts'
import { checkClock, checkSqlite } from '../src/installation/self-check.ts'
import { openStage } from '../src/installation/stage.ts'
import { newUnlockSecret, readUnlockSecret, unlockSecretText } from '../src/installation/unlock-secret.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vestibule-installation-'))
})
afterAll(() => rmSync(root, { recursive: true }))

function directory(mode = 0o700): string {
  const path = mkdtempSync(join(root, 'd-'))
  chmodSync(path, mode)
  return path
}

const mounted = (point: string, type: string) =>
  `21 1 8:1 / / rw - ext4 /dev/sda1 rw\n36 21 0:40 / ${point.replaceAll(' ', '\\040')} rw - ${type} server:/export rw\n`

test.each(['nfs4', 'nfs', 'cifs', 'smb3', '9p', 'fuse.sshfs', 'fuse.rclone', 'ceph'])(
  'a data directory on %s is refused',
  (type) => {
    const share = join(directory(), 'shared files')
    mkdirSync(share, 0o700)
    const mounts = mounted(share, type)
    expect(() => checkNewDirectory(join(share, 'new'), mounts)).toThrow(`network file system (${type})`)
    expect(networkFileSystem(share, mounts)).toBe(type)
    expect(networkFileSystem(`${share} and more`, mounts)).toBeNull()
  },
)

test.each(['ext4', 'xfs', 'btrfs', 'zfs', 'overlay', 'tmpfs', 'fuse.fuse-overlayfs'])(
  'one on %s is accepted',
  (type) => {
    const path = directory()
    expect(() => checkNewDirectory(path, mounted(path, type))).not.toThrow()
  },
)

test('a directory that others can open is refused, and one that holds something, or is a file', () => {
  expect(() => checkNewDirectory(directory(0o750))).toThrow('mode 750')
  const occupied = directory()
  writeFileSync(join(occupied, 'letter.txt'), 'x')
  expect(() => checkNewDirectory(occupied)).toThrow('is not empty (it holds letter.txt)')
  expect(() => checkNewDirectory(join(occupied, 'letter.txt'))).toThrow('is a file')
  writeFileSync(join(occupied, 'portal.db'), '')
  expect(() => checkNewDirectory(occupied)).toThrow('There is a portal in')
})

test('a portal is served only from a directory whose every file is closed to others', () => {
  const data = directory()
  expect(() => checkExistingDirectory(data)).toThrow('There is no portal in')
  writeFileSync(join(data, 'portal.db'), '', { mode: 0o600 })
  expect(() => checkExistingDirectory(data)).not.toThrow()
  mkdirSync(join(data, 'documents'), 0o755)
  chmodSync(join(data, 'documents'), 0o755)
  expect(() => checkExistingDirectory(data)).toThrow('chmod 700')
  chmodSync(join(data, 'documents'), 0o700)
  chmodSync(join(data, 'portal.db'), 0o640)
  expect(() => checkExistingDirectory(data)).toThrow('chmod 600')
})

test('T62 a second instance on one data directory is refused until the first is gone', () => {
  const data = directory()
  const letGo = lockInstance(data)
  expect(() => lockInstance(data)).toThrow('Another vestibule is running')
  letGo()
  lockInstance(data)()
})

test('T62 the lock of a process that was killed is free', async () => {
  const data = directory()
  const holder = Bun.spawn(
    [
      process.execPath,
      '-e',
      // What lets the lock go is kept, as the server keeps it: collected as garbage, it would let go.
      `globalThis.letGo = (await import(${JSON.stringify(join(import.meta.dir, '../src/installation/instance-lock.ts'))})).lockInstance(${JSON.stringify(data)}); console.log('held'); setInterval(() => {}, 1e6)`,
    ],
    { stdout: 'pipe' },
  )
  const { value } = await holder.stdout.getReader().read()
  expect(Buffer.from(value ?? []).toString()).toContain('held')
  expect(() => lockInstance(data)).toThrow('Another vestibule is running')
  holder.kill('SIGKILL')
  await holder.exited
  lockInstance(data)()
})

test('a secret file is never written inside the data directory, not even through a link, nor over another', () => {
  const data = directory()
  const link = join(directory(), 'link')
  symlinkSync(data, link)
  expect(() => checkNewSecretFile(join(data, 'key'), data, 'unlock key')).toThrow(
    'outside the data directory',
  )
  expect(() => checkNewSecretFile(join(link, 'key'), data, 'unlock key')).toThrow(
    'outside the data directory',
  )
  expect(() => checkNewSecretFile(join(data, 'key'), link, 'unlock key')).toThrow(
    'outside the data directory',
  )
  const other = join(directory(), 'deep', 'key')
  expect(() => checkNewSecretFile(other, data, 'unlock key')).not.toThrow()
  const undo = writeSecretFile(other, 'secret')
  expect(() => checkNewSecretFile(other, data, 'unlock key')).toThrow('There is a file')
  expect(() => writeSecretFile(other, 'another')).toThrow('cannot be written')
  undo()
  expect(existsSync(join(other, '..'))).toBe(false)
})

test('T52 a key file gives its secret back, is refused when others can read it, and is nothing when it is not one', () => {
  const secret = newUnlockSecret()
  const file = join(directory(), 'key')
  writeFileSync(file, unlockSecretText(secret), { mode: 0o600 })
  expect(Buffer.from(readUnlockSecret(file) ?? [])).toEqual(Buffer.from(secret))
  chmodSync(file, 0o644)
  expect(() => readUnlockSecret(file)).toThrow('mode 644')
  chmodSync(file, 0o600)
  writeFileSync(file, 'not a key')
  expect(readUnlockSecret(file)).toBeNull()
  expect(readUnlockSecret(join(root, 'nowhere'))).toBeNull()
})

test.each([true, false])(
  'a stage leaves nothing when it is discarded (directory there before: %p)',
  (existed) => {
    const parent = directory()
    const data = join(parent, 'a', 'data')
    if (existed) mkdirSync(data, { recursive: true, mode: 0o700 })
    const before = readdirSync(parent, { recursive: true }).sort()
    const stage = openStage(data)
    writeFileSync(join(stage.path, 'keyring'), 'x')
    stage.discard()
    expect(readdirSync(parent, { recursive: true }).sort()).toEqual(before)
  },
)

test.each([true, false])('a stage becomes the data directory (directory there before: %p)', (existed) => {
  const data = join(directory(), 'data')
  if (existed) mkdirSync(data, 0o700)
  const stage = openStage(data)
  for (const name of ['portal.db', 'keyring']) writeFileSync(join(stage.path, name), name)
  stage.commit()
  expect(readdirSync(data).sort()).toEqual(['keyring', 'portal.db'])
})

test('a data directory that cannot be made is refused', () => {
  expect(() => openStage('/proc/vestibule/data')).toThrow('cannot be made')
})

test('T51 the clock may be five minutes behind the last event and no more', () => {
  const clock = { now: () => new Date('2026-03-08T12:00:00.000Z') }
  expect(() => checkClock(clock, null)).not.toThrow()
  expect(() => checkClock(clock, '2026-03-08T12:04:59.000Z')).not.toThrow()
  expect(() => checkClock(clock, '2016-03-08T12:00:00.000Z')).not.toThrow()
  for (const ahead of ['2026-03-08T12:05:01.000Z', '2026-03-10T12:00:00.000Z', '2036-03-08T12:00:00.000Z'])
    expect(() => checkClock(clock, ahead)).toThrow('--accept-clock')
})

test('an SQLite with the checkpoint fault is refused', () => {
  for (const bad of ['3.51.2', '3.50.9', '2.99.99']) expect(() => checkSqlite(bad)).toThrow('too old')
  for (const good of ['3.51.3', '3.54.1', '4.0.0', undefined]) expect(() => checkSqlite(good)).not.toThrow()
})
