import { afterAll, beforeAll, expect, test } from 'bun:test'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { readCertificate, watchCertificate } from '../src/server/certificate.ts'
import { type Listener, listen } from '../src/server/listen.ts'
import { makeCertificate } from './support/certificate.ts'

let folder: string
let listener: Listener
const path = (name: string) => join(folder, name)
const files = () => ({ certificate: path('current.crt'), key: path('current.key') })

function install(name: string): void {
  copyFileSync(path(`${name}.crt`), path('current.crt'))
  copyFileSync(path(`${name}.key`), path('current.key'))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vestibule-tls-'))
  for (const name of ['first', 'second']) makeCertificate(folder, name)
  install('first')
  listener = listen({ host: 'localhost', port: 0, certificate: readCertificate(files()) })
})
afterAll(async () => {
  await listener.stop(1000)
  rmSync(folder, { recursive: true })
})

/** The name on the certificate that a new connection is shown. */
function nameShown(): Promise<string | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<string | undefined>()
  const socket = connect(
    { port: listener.port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false },
    () => {
      resolve(String(socket.getPeerCertificate().subject.CN))
      socket.end()
    },
  )
  socket.on('error', reject)
  return promise
}

test('a new certificate is shown to new connections, and a request under way ends', async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>()
  listener.answerWith(async () => {
    arrive()
    await released
    return new Response('finished')
  })
  expect(await nameShown()).toBe('first')
  const underWay = fetch(`https://localhost:${listener.port}/`, { tls: { rejectUnauthorized: false } })
  await arrived
  listener.replaceCertificate(readCertificate({ certificate: path('second.crt'), key: path('second.key') }))
  expect(await nameShown()).toBe('second')
  release()
  expect(await (await underWay).text()).toBe('finished')
})

test('changed files are noticed; a wrong pair is reported and the old one stays', async () => {
  install('first')
  const told: string[] = []
  const watch = watchCertificate(files(), 60_000, {
    swap: (pair) => {
      told.push('swapped')
      listener.replaceCertificate(pair)
    },
    refuse: (reason) => told.push(`refused: ${reason}`),
  })
  watch.check()
  expect(told).toEqual([])
  copyFileSync(path('second.crt'), path('current.crt'))
  watch.check()
  expect(told[0]).toContain('KEY_VALUES_MISMATCH')
  copyFileSync(path('second.key'), path('current.key'))
  watch.check()
  expect(told[1]).toBe('swapped')
  writeFileSync(path('current.crt'), 'no certificate')
  watch.check()
  expect(told[2]).toStartWith('refused')
  rmSync(path('current.key'))
  watch.check()
  expect(told[3]).toStartWith('refused')
  watch.stop()
  expect(await nameShown()).toBe('second')
})

test('a port that somebody has is refused, with TLS and without', () => {
  const taken = { host: 'localhost', port: listener.port }
  const certificate = readCertificate({ certificate: path('first.crt'), key: path('first.key') })
  expect(() => listen({ ...taken, certificate })).toThrow('Another program has port')
  expect(() => listen({ ...taken, certificate: null })).toThrow('Another program has port')
})
