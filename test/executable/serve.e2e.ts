import { Database } from 'bun:sqlite'
import { afterAll, beforeAll, expect, test } from 'bun:test'
import { chmodSync, copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { makeCertificate } from '../support/certificate.ts'
import {
  EXECUTABLE,
  type Installation,
  installPortal,
  runVestibule,
  startPortal,
} from '../support/executable.ts'

let installation: Installation
beforeAll(async () => {
  installation = await installPortal()
})
afterAll(() => installation.remove())

const serve = (environment: Record<string, string> = {}, flags: string[] = []) =>
  runVestibule(['serve', ...flags], { ...installation.environment, ...environment })

test('serve answers, logs JSON without a name in it, and ends with 0 on SIGTERM', async () => {
  await using portal = await startPortal(installation)
  expect(await (await fetch(`${portal.origin}/health`)).text()).toBe('ok')
  const stranger = await fetch(`${portal.origin}/firm`, { redirect: 'manual' })
  expect(stranger.status).toBe(303)
  expect(stranger.headers.get('content-security-policy')).toStartWith("default-src 'none'")
  expect(await portal.stop()).toBe(0)
  const text = JSON.stringify(portal.logs())
  for (const word of ['Tremblay', 'Odile', 'odile@firm.example']) expect(text).not.toContain(word)
  expect(portal.logs().at(-1)).toMatchObject({ message: 'stopped', level: 'info' })
})

test('T62 a second serve on the same data directory is refused while the first answers', async () => {
  await using portal = await startPortal(installation)
  const second = await serve({ VESTIBULE_PORT: '0' })
  expect(second).toMatchObject({
    code: 3,
    stderr: `Another vestibule is running on ${installation.data}. Stop it first.\n`,
  })
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  portal.signal('SIGKILL')
  await portal.exited
  await using third = await startPortal(installation) // the lock went with its holder
  expect(await third.stop()).toBe(0)
})

test('T52 without the right unlock secret every path says "locked" in both languages, until the key is there', async () => {
  const away = `${installation.unlockKeyFile}.away`
  renameSync(installation.unlockKeyFile, away)
  writeFileSync(installation.unlockKeyFile, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 })
  const keyring = await Bun.file(join(installation.data, 'keyring')).bytes()
  await using portal = await startPortal(installation)
  expect(await portal.logged('listening')).toMatchObject({ locked: true })
  for (const path of ['/', '/health', '/firm/matters', '/enrol?x=1']) {
    const answer = await fetch(`${portal.origin}${path}`, { redirect: 'manual' })
    const page = await answer.text()
    expect(answer.status).toBe(503)
    expect(page).toContain('The portal is locked')
    expect(page).toContain('Le portail est verrouillé')
  }
  renameSync(away, installation.unlockKeyFile)
  await portal.logged('unlocked')
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  expect(await portal.stop()).toBe(0)
  expect(await Bun.file(join(installation.data, 'keyring')).bytes()).toEqual(keyring)
})

test('T52 a damaged keyring is refused with its own exit code, at each of its regions, and stays as it is', async () => {
  const path = join(installation.data, 'keyring')
  const whole = await Bun.file(path).bytes()
  for (const share of [0.1, 0.5, 0.9]) {
    const damaged = Uint8Array.from(whole)
    const at = Math.floor(whole.length * share)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(path, damaged)
    const { code, stderr } = await serve()
    expect({ code, share }).toEqual({ code: 5, share })
    expect(stderr).toContain('is damaged. Nothing was changed.')
    expect(await Bun.file(path).bytes()).toEqual(damaged)
  }
  rmSync(path)
  expect((await serve()).code).toBe(5)
  writeFileSync(path, whole, { mode: 0o600 })
})

test('T51 a clock behind the last event is refused, unless it is accepted', async () => {
  const other = await installPortal()
  const db = new Database(join(other.data, 'portal.db'))
  const inTwoDays = new Date(Date.now() + 2 * 86_400_000).toISOString()
  db.query('update events set at = ? where seq = (select max(seq) from events)').run(inTwoDays)
  db.close()
  const { code, stderr } = await runVestibule(['serve'], other.environment)
  expect(code).toBe(3)
  expect(stderr).toContain('--accept-clock')
  await using portal = await startPortal(other, ['--accept-clock'])
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  await portal.stop()
  other.remove()
})

test('serve refuses what others on the machine can read, and a place without a portal', async () => {
  chmodSync(installation.data, 0o750)
  expect(await serve()).toMatchObject({ code: 3, stderr: expect.stringContaining('mode 750') })
  chmodSync(installation.data, 0o700)
  chmodSync(installation.unlockKeyFile, 0o644)
  expect(await serve()).toMatchObject({ code: 3, stderr: expect.stringContaining('chmod 600') })
  chmodSync(installation.unlockKeyFile, 0o600)
  const nowhere = await serve({ VESTIBULE_DATA: join(installation.folder, 'nowhere') })
  expect(nowhere).toMatchObject({ code: 3, stderr: expect.stringContaining('vestibule init') })
})

test('a port that is taken and a host that is open to the world are refused', async () => {
  using taken = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response() })
  expect(await serve({ VESTIBULE_PORT: String(taken.port) })).toMatchObject({
    code: 3,
    stderr: expect.stringContaining('Another program has port'),
  })
  expect((await serve({ VESTIBULE_HOST: '0.0.0.0' })).code).toBe(3)
  expect((await serve({}, ['--prot', '80'])).code).toBe(2)
  expect((await serve({ VESTIBULE_PROT: '80' })).code).toBe(2)
})

test('T63 files in the directory it is started from run no code and configure nothing', async () => {
  const hostile = join(installation.folder, 'hostile')
  mkdirSync(join(hostile, 'node_modules', 'elysia'), { recursive: true })
  const canary = join(hostile, 'canary')
  const code = `require('node:fs').writeFileSync(${JSON.stringify(canary)}, 'ran')`
  writeFileSync(join(hostile, 'preload.js'), code)
  writeFileSync(
    join(hostile, 'bunfig.toml'),
    'preload = ["./preload.js"]\n[run]\npreload = ["./preload.js"]\n',
  )
  for (const name of ['.env', '.env.local', '.env.production'])
    writeFileSync(join(hostile, name), 'VESTIBULE_PORT=1\nBUN_OPTIONS=--preload ./preload.js\n')
  writeFileSync(join(hostile, 'node_modules', 'elysia', 'index.js'), code)
  writeFileSync(join(hostile, 'package.json'), '{"imports":{"#jsx/*":"./preload.js"}}')
  writeFileSync(join(hostile, 'tsconfig.json'), '{"compilerOptions":{"paths":{"*":["./preload.js"]}}}')
  const checked = await runVestibule(['config', 'check', '--json'], {}, hostile)
  const settings: { key: string; value: unknown }[] = JSON.parse(checked.stdout).settings
  expect(settings.find(({ key }) => key === 'port')?.value).toBe(8080)
  await using portal = await startPortal({ ...installation, folder: hostile })
  expect((await fetch(`${portal.origin}/health`)).status).toBe(200)
  expect(await portal.stop()).toBe(0)
  expect(await Bun.file(canary).exists()).toBe(false)
  // The canary does fire where Bun itself reads these files: the test would notice.
  Bun.spawnSync([process.execPath, '-e', '0'], { cwd: hostile })
  expect(await Bun.file(canary).exists()).toBe(true)
})

test('the certificate is replaced without a restart, on SIGHUP at once', async () => {
  const folder = join(installation.folder, 'tls')
  mkdirSync(folder)
  for (const name of ['first', 'second']) makeCertificate(folder, name)
  const install = (name: string) => {
    for (const ending of ['crt', 'key'])
      copyFileSync(join(folder, `${name}.${ending}`), join(folder, `current.${ending}`))
  }
  install('first')
  const port = Number(installation.environment.VESTIBULE_PORT)
  await using portal = await startPortal({
    folder,
    environment: {
      ...installation.environment,
      VESTIBULE_TLS_CERTIFICATE: join(folder, 'current.crt'),
      VESTIBULE_TLS_KEY: join(folder, 'current.key'),
      VESTIBULE_ORIGIN: `https://localhost:${port}`,
    },
  })
  expect(await nameShown(port)).toBe('first')
  const secure = await fetch(`${portal.origin}/health`, { tls: { rejectUnauthorized: false } })
  expect(secure.headers.get('strict-transport-security')).toContain('max-age=31536000')
  copyFileSync(join(folder, 'second.crt'), join(folder, 'current.crt'))
  portal.signal('SIGHUP')
  await portal.logged('the new certificate is refused, the old one stays')
  expect(await nameShown(port)).toBe('first')
  copyFileSync(join(folder, 'second.key'), join(folder, 'current.key'))
  portal.signal('SIGHUP')
  await portal.logged('certificate replaced')
  expect(await nameShown(port)).toBe('second')
  expect(await portal.stop()).toBe(0)
})

function nameShown(port: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const socket = connect(
    { port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false },
    () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.end()
    },
  )
  socket.on('error', reject)
  return promise
}

test('every command explains itself, and an unknown one does not pass', async () => {
  const overview = (await runVestibule(['--help'])).stdout
  const names = [...overview.matchAll(/^ {2}([a-z]+(?: [a-z]+)?) {2,}/gm)].map(([, name = '']) => name)
  expect(names).toContain('serve')
  for (const name of names) {
    const { code, stdout } = await runVestibule([...name.split(' '), '--help'])
    expect({ name, code }).toEqual({ name, code: 0 })
    expect(stdout).toStartWith(`Usage: vestibule ${name}`)
  }
  expect((await runVestibule(['sevre'])).code).toBe(2)
  const { version } = await Bun.file(join(import.meta.dir, '../../package.json')).json()
  expect((await runVestibule(['--version'])).stdout).toBe(`${version}\n`)
  expect(EXECUTABLE).toEndWith('vestibule')
})
