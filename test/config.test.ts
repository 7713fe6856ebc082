import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig, withOrigin } from '../src/config.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'vestibule-config-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

type Given = { toml?: string; environment?: Record<string, string>; flags?: Record<string, string> }

function read({ toml = '', environment = {}, flags = {} }: Given) {
  writeFileSync(join(directory, 'vestibule.toml'), toml)
  return readConfig({ flags, environment, directory })
}

function refusal(given: Given): string {
  try {
    read(given)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

test('without a file everything has a default, and the origin follows the port', () => {
  const { config, explained } = read({ environment: { VESTIBULE_PORT: '9090' } })
  expect(config).toMatchObject({
    host: 'localhost',
    port: 9090,
    origin: 'http://localhost:9090',
    trustedProxy: null,
  })
  expect(config.smtp).toMatchObject({ host: null, port: 587, requireTls: true })
  expect(config.upload.maxBytes).toBe(64 * 2 ** 30)
  expect(config.unlockKeyFile.startsWith(config.data)).toBe(false)
  expect(explained.every(({ about, allowed }) => about.endsWith('.') && allowed.length > 3)).toBe(true)
})

test('a flag beats the environment, which beats the file; paths start where they were written', () => {
  const toml = 'port = 1001\ndata = "from-file"\n[smtp]\nhost = "mail.example"\nfrom = "portal@firm.example"'
  const { config, explained } = read({
    toml,
    environment: { VESTIBULE_PORT: '1002', VESTIBULE_UPLOAD_MAX_BYTES: '500 MiB' },
    flags: { port: '1003', 'session-idle-minutes': '5' },
  })
  expect(config).toMatchObject({ port: 1003, data: join(directory, 'from-file') })
  expect(config.upload.maxBytes).toBe(500 * 2 ** 20)
  expect(config.session.idleMinutes).toBe(5)
  const sources = Object.fromEntries(explained.map(({ key, source }) => [key, source]))
  expect(sources).toMatchObject({
    port: '--port',
    'upload.max_bytes': 'VESTIBULE_UPLOAD_MAX_BYTES',
    'smtp.host': join(directory, 'vestibule.toml'),
    host: 'default',
  })
})

test('the origin follows the port that was really opened, unless one was chosen', () => {
  const local = read({ toml: 'port = 0' }).config
  expect(withOrigin(local, 4321)).toMatchObject({ port: 4321, origin: 'http://localhost:4321' })
  const chosen = read({ toml: 'port = 0\norigin = "https://portal.firm.example"' }).config
  expect(withOrigin(chosen, 4321).origin).toBe('https://portal.firm.example')
})

test('the configuration cannot be changed after it was read', () => {
  const { config } = read({})
  expect(() => Object.assign(config.smtp, { host: 'elsewhere' })).toThrow(TypeError)
  expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError)
})

test.each([
  ['a misspelled key', { toml: 'prot = 80' }, ['vestibule.toml', 'prot = 80', 'port']],
  ['a misspelled key in a section', { toml: '[smtp]\nhots = "x"' }, ['smtp.hots', 'smtp.host, smtp.port']],
  ['a misspelled variable', { environment: { VESTIBULE_PROT: '80' } }, ['VESTIBULE_PROT', 'VESTIBULE_PORT']],
  ['a port out of range', { toml: 'port = 70000' }, ['vestibule.toml', 'port = 70000', '0 to 65535']],
  [
    'a port that is no number',
    { environment: { VESTIBULE_PORT: 'http' } },
    ['VESTIBULE_PORT', '"http"', 'whole number'],
  ],
  ['a wrong flag', { flags: { 'mail-batch-seconds': '-1' } }, ['--mail-batch-seconds', '"-1"', '86400']],
  ['a section in place of a value', { toml: '[port]\nx = 1' }, ['port', 'one value']],
  [
    'a value in place of a section',
    { toml: 'smtp = "mail.example"' },
    ['smtp = "mail.example"', 'smtp.host'],
  ],
  [
    'a yes that is neither true nor false',
    { toml: '[smtp]\nrequire_tls = "yes"' },
    ['require_tls', 'true or false'],
  ],
  ['a size without a known unit', { toml: '[upload]\nmax_bytes = "5 GB"' }, ['"5 GB"', '64 GiB']],
  ['an origin with a path', { toml: 'origin = "https://firm.example/portal"' }, ['origin', 'without a path']],
  [
    'an origin without TLS',
    { toml: 'origin = "http://firm.example"' },
    ['origin', 'http for localhost only'],
  ],
  ['an origin that is an address', { toml: 'origin = "https://192.0.2.1"' }, ['origin']],
  [
    'two mail addresses',
    { toml: '[smtp]\nhost="m"\nfrom="a@b.example, c@d.example"' },
    ['smtp.from', 'one e-mail'],
  ],
  ['a file that is no TOML', { toml: 'port: 80' }, ['vestibule.toml cannot be read']],
  ['a file that does not exist', { flags: { config: 'gone.toml' } }, ['gone.toml does not exist']],
  ['a certificate without a key', { toml: '[tls]\ncertificate = "a.pem"' }, ['tls.key', 'both or neither']],
  [
    'plain HTTP for the world',
    { toml: 'host = "0.0.0.0"' },
    ['host = "0.0.0.0"', 'loopback', 'trusted_proxy'],
  ],
  ['a proxy without an origin', { toml: 'trusted_proxy = "10.0.0.2"' }, ['origin is needed']],
  [
    'a key inside the data directory',
    { toml: 'data = "d"\nunlock_key_file = "d/key"' },
    ['unlock_key_file', 'outside'],
  ],
  [
    'a backup inside the data directory',
    { flags: { data: '/srv/portal', 'backup-destination': '/srv/portal/backup' } },
    ['/srv/portal/backup', 'inside the data directory'],
  ],
  ['a mail server without a sender', { toml: '[smtp]\nhost = "mail.example"' }, ['smtp.from is needed']],
  ['a user without a password', { toml: '[smtp]\nuser = "portal"' }, ['smtp.password_file']],
] satisfies [string, Given, string[]][])('%s is refused with what is allowed', (_, given, words) => {
  const message = refusal(given)
  for (const word of words) expect(message).toContain(word)
})

test('every wrong thing is told at once', () => {
  const problems = refusal({
    toml: 'prot = 1\nport = "x"',
    environment: { VESTIBULE_HOST: 'firm.example' },
  }).split('\n')
  expect(problems).toHaveLength(3)
})

test('days of notice are numbers in a line, put in order; anything else is refused in a sentence', () => {
  expect(read({}).config.closing).toEqual({ noticeDays: [30, 14, 3], graceDays: 7 })
  expect(read({ toml: '[closing]\nnotice_days = "3, 60,14,3"' }).config.closing.noticeDays).toEqual([
    60, 14, 3,
  ])
  expect(read({ toml: '[closing]\nnotice_days = 10' }).config.closing.noticeDays).toEqual([10])
  for (const wrong of [
    '""',
    '"0"',
    '"30, soon"',
    '"30,"',
    '"366"',
    '"-3"',
    '"1,2,3,4,5,6,7,8,9,10,11"',
    'true',
  ])
    expect(refusal({ toml: `[closing]\nnotice_days = ${wrong}` })).toContain('closing.notice_days')
  expect(refusal({ toml: '[closing]\nnotice_days = [30, 14]' })).toContain('must be one value')
  expect(refusal({ toml: '[closing]\ngrace_days = -1' })).toContain('closing.grace_days')
})
