import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPortal, runVestibule } from '../support/executable.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'vestibule-init-'))
})
afterAll(() => rmSync(root, { recursive: true }))

const ANSWERS = {
  'firm-name': 'Étude Tremblay <b>&</b> fils',
  province: 'QC',
  'time-zone': 'America/Toronto',
  languages: 'fr,en',
  'owner-name': 'Odile',
  'owner-email': 'odile@firm.example',
  'owner-language': 'fr',
}

type Place = { folder: string; data: string; key: string; recovery: string }

function place(): Place {
  const folder = mkdtempSync(join(root, 'p-'))
  return {
    folder,
    data: join(folder, 'data'),
    key: join(folder, 'k', 'key'),
    recovery: join(folder, 'k', 'rec.asc'),
  }
}

function init({ data, key, recovery }: Place, answers: Record<string, string> = {}) {
  const flags = { ...ANSWERS, data, 'unlock-key-file': key, 'recovery-key-file': recovery, ...answers }
  return runVestibule([
    'init',
    '--json',
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
  ])
}

/** Every path under a folder with its mode, size and time of change. */
function picture(folder: string): string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => {
      const { mode, size, mtimeMs } = statSync(join(folder, String(name)))
      return `${name} ${mode.toString(8)} ${size} ${mtimeMs}`
    })
    .sort()
}

test('init makes a closed data directory with its keys apart, and says what to keep', async () => {
  const at = place()
  const { code, stdout, stderr } = await init(at)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const made = JSON.parse(stdout)
  expect(made).toMatchObject({ data: at.data, unlockKeyFile: at.key, recoveryKeyFile: at.recovery })
  expect(made.recovery.passphrase.length).toBeGreaterThan(20)
  expect(made.owner.link).toStartWith('http://localhost:8080/enrol')
  expect(made.owner.code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)
  const open = picture(at.folder).filter((line) => !/ (40700|100600) /.test(line))
  expect(open).toEqual([])
  expect(await Bun.file(at.recovery).text()).toStartWith('-----BEGIN PGP PRIVATE KEY BLOCK-----')
  for (const name of readdirSync(at.data)) {
    if (statSync(join(at.data, name)).isDirectory()) continue
    const bytes = Buffer.from(await Bun.file(join(at.data, name)).bytes())
    for (const word of ['Tremblay', 'Odile', 'odile@firm.example']) expect(bytes.includes(word)).toBe(false)
  }
})

test.each<[string, RegExp, (at: Place) => void]>([
  [
    'a directory that is not empty',
    /is not empty/,
    ({ data }) => {
      mkdirSync(data, { mode: 0o700 })
      writeFileSync(join(data, 'old.txt'), 'x')
    },
  ],
  [
    'a directory that others can read',
    /mode 755/,
    ({ data }) => {
      mkdirSync(data)
      chmodSync(data, 0o755)
    },
  ],
  ['a file in its place', /is a file/, ({ data }) => writeFileSync(data, 'x')],
  [
    'a key file that is there already',
    /There is a file at .*unlock key is never written over/,
    ({ key, folder }) => {
      mkdirSync(join(folder, 'k'))
      writeFileSync(key, 'old key')
    },
  ],
  [
    'a recovery key file that is there already',
    /recovery key is never written over/,
    ({ recovery, folder }) => {
      mkdirSync(join(folder, 'k'))
      writeFileSync(recovery, 'old key')
    },
  ],
  [
    'a key file inside the data directory',
    /must lie outside the data directory/,
    (at) => {
      at.key = join(at.data, 'key')
    },
  ],
  [
    'a recovery key file inside the data directory',
    /must lie outside the data directory/,
    (at) => {
      at.recovery = join(at.data, 'rec.asc')
    },
  ],
  [
    'a place that cannot be written to',
    /cannot be (made|written)/,
    (at) => {
      at.data = '/proc/vestibule/data'
    },
  ],
  [
    'a key file that cannot be written',
    /cannot be written/,
    (at) => {
      at.key = '/proc/vestibule/key'
    },
  ],
])('init refuses %s and changes nothing', async (_, sentence, arrange) => {
  const at = place()
  arrange(at)
  const before = picture(at.folder)
  const { code, stdout, stderr } = await init(at)
  expect(stderr).toMatch(sentence)
  expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 3, stdout: '', lines: 1 })
  expect(picture(at.folder)).toEqual(before)
})

test('init a second time is refused, and the portal stays as it was', async () => {
  const at = place()
  expect((await init(at)).code).toBe(0)
  const before = picture(at.folder)
  const again = await init({
    ...at,
    key: join(at.folder, 'k2', 'key'),
    recovery: join(at.folder, 'k2', 'rec.asc'),
  })
  expect(again).toMatchObject({
    code: 3,
    stderr: `There is a portal in ${at.data} already. Nothing was changed.\n`,
  })
  expect(picture(at.folder)).toEqual(before)
})

test.each([
  ['province', 'ZZ', 'AB, BC'],
  ['time-zone', 'America/Nowhere', 'America/Toronto'],
  ['time-zone', 'EST', 'America/Toronto'],
  ['languages', 'es', 'en,fr'],
  ['owner-email', 'a@b.example, c@d.example', 'one e-mail address'],
  ['owner-language', 'de', 'en, fr'],
  ['firm-name', ' ', '1 to 200'],
])('init refuses --%s %s with what is allowed', async (flag, value, allowed) => {
  const at = place()
  const { code, stderr } = await init(at, { [flag]: value })
  expect({ code, rest: picture(at.folder) }).toEqual({ code: 2, rest: [] })
  expect(stderr).toContain(`--${flag} ${JSON.stringify(value)} is refused`)
  expect(stderr).toContain(allowed)
})

test('init without a terminal names every flag that is missing', async () => {
  const { code, stderr } = await runVestibule(['init', '--data', join(root, 'none'), '--province', 'ON'])
  expect(code).toBe(2)
  for (const flag of ['--firm-name', '--time-zone', '--owner-email', '--recovery-key-file'])
    expect(stderr).toContain(flag)
  expect(stderr).not.toContain('--province')
})

test('the first events are on record and the owner is a member of the staff', async () => {
  const installation = await installPortal()
  const db = new Database(join(installation.data, 'portal.db'), { readonly: true })
  const kinds = db.query<{ kind: string }, []>('select kind from events order by seq').all()
  expect(kinds.map(({ kind }) => kind).slice(0, 2)).toEqual(['firm.created', 'person.added'])
  const owner = db.query<{ id: string; role: string }, []>('select id, firm_role as role from persons').all()
  expect(owner).toEqual([{ id: installation.owner.id, role: 'owner' }])
  db.close()
  installation.remove()
})
