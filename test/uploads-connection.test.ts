import { afterAll, expect, test } from 'bun:test'
import { connect } from 'node:net'
import { Upload } from 'tus-js-client'
import { listenOn } from './support/listening.ts'
import { someBytes, tus } from './support/tus.ts'
import { idOf, startUploadPortal } from './support/upload-portal.ts'

const { portal, lawyer, emptyMatter, filesIn } = await startUploadPortal()
const server = listenOn(portal)
afterAll(async () => {
  await server.stop()
  portal.stop()
})
const MIB = 2 ** 20
const same = (a: Uint8Array | undefined, b: Uint8Array) => Buffer.compare(a ?? new Uint8Array(), b) === 0

/** The lawyer's tus client over the real connection. */
const remote = (path: string) =>
  tus(
    {
      fetch: (to, init = {}) =>
        fetch(`${server.origin}${to}`, {
          ...init,
          headers: { ...init.headers, cookie: server.cookie(lawyer) },
        }),
    },
    path,
  )

/** tus-js-client, as published, sending `bytes`. */
function sendWithTusJs(path: string, bytes: Uint8Array<ArrayBuffer>, options: { chunkSize?: number } = {}) {
  return new Promise<string>((resolve, reject) => {
    const upload = new Upload(Buffer.from(bytes), {
      endpoint: `${server.origin}${path}`,
      headers: { cookie: server.cookie(lawyer) },
      metadata: { filename: 'größe.bin' },
      retryDelays: [50, 100, 200, 400, 800],
      ...options,
      onError: reject,
      onSuccess: () => resolve(upload.url ?? ''),
    })
    upload.start()
  })
}

for (const chunkSize of [undefined, 3 * MIB])
  test(`tus-js-client sends a file, ${chunkSize ? 'in pieces' : 'in one request'}`, async () => {
    const { staff, kept } = await emptyMatter()
    const bytes = someBytes(20 * MIB + 3)
    await sendWithTusJs(staff, bytes, chunkSize ? { chunkSize } : {})
    const [document] = await kept()
    expect(document?.fileName).toBe('größe.bin')
    expect(same(document?.content, bytes)).toBe(true)
  })

/** A PATCH that says it brings `announced` octets and brings `body`, then holds the line. */
async function hangingPatch(url: string, announced: number, body: Uint8Array) {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('connect', resolve))
  const head = [
    `PATCH ${url} HTTP/1.1`,
    `Host: localhost:${server.port}`,
    `Cookie: ${server.cookie(lawyer)}`,
    'Tus-Resumable: 1.0.0',
    'Upload-Offset: 0',
    'Content-Type: application/offset+octet-stream',
    `Content-Length: ${announced}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  await new Promise<void>((resolve) => socket.write(body, () => resolve()))
  return socket
}

const until = async (holds: () => Promise<boolean>) => {
  const deadline = Date.now() + 10_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it did not become true in ten seconds')
    await Bun.sleep(5)
  }
}

for (const [how, share] of [
  ['FIN', 0],
  ['FIN', 0.5],
  ['RST', 0.5],
  ['FIN', 0.99],
  ['RST', 0.99],
] as const)
  test(`T30 a connection that ends by ${how} after ${share * 100} %: no document, and it goes on`, async () => {
    const { staff, kept } = await emptyMatter()
    const bytes = someBytes(5 * MIB, 3)
    const client = remote(staff)
    const url = await client.begin({ size: bytes.length })
    const sent = Math.floor(bytes.length * share)
    const socket = await hangingPatch(url, bytes.length, bytes.subarray(0, sent))
    if (how === 'FIN') socket.end()
    else socket.resetAndDestroy()
    await until(async () => (await client.offset(url)) >= 0)
    expect(await kept()).toEqual([])
    const offset = await client.offset(url)
    expect(offset).toBeLessThanOrEqual(sent)
    expect((await client.patch(url, offset, bytes.slice(offset))).status).toBe(204)
    expect(same((await kept())[0]?.content, bytes)).toBe(true)
    expect(filesIn('incoming')).not.toContain(idOf(url))
  })

test('one writer: a second one is told to wait, and asking for the offset ends a writer that got lost', async () => {
  const { staff, kept } = await emptyMatter()
  const bytes = someBytes(3 * MIB, 5)
  const client = remote(staff)
  const url = await client.begin({ size: bytes.length })
  const lost = await hangingPatch(url, bytes.length, bytes.subarray(0, 2 * MIB))
  await until(async () => (await client.patch(url, 1, '')).status === 423)
  const offset = await client.offset(url)
  expect(offset).toBeLessThanOrEqual(2 * MIB)
  expect((await client.patch(url, offset, bytes.slice(offset))).status).toBe(204)
  expect(same((await kept())[0]?.content, bytes)).toBe(true)
  lost.destroy()
})

test('a plain form brings files without JavaScript, and refuses what is too large for it', async () => {
  const { matterId, staff, kept } = await emptyMatter()
  const send = (form: FormData, headers: Record<string, string> = {}) =>
    fetch(`${server.origin}${staff}/form`, {
      method: 'POST',
      body: form,
      redirect: 'manual',
      headers: { cookie: server.cookie(lawyer), origin: server.origin, accept: 'text/html', ...headers },
    })
  const form = new FormData()
  form.append('files', new File(['hello'], '../hello.txt'))
  form.append('files', new File([someBytes(MIB)], 'photo.jpg'))
  const response = await send(form)
  expect([response.status, response.headers.get('location')]).toEqual([
    303,
    `/firm/matters/${matterId}/documents?done=uploaded`,
  ])
  expect((await kept()).map(({ fileName, byteSize }) => [fileName, byteSize])).toEqual([
    ['photo.jpg', MIB],
    ['hello.txt', 5],
  ])
  expect((await send(form, { origin: 'https://evil.example' })).status).toBe(403)
  const nothing = new FormData()
  nothing.append('files', new File([], ''))
  expect((await send(nothing)).status).toBe(422)
  const empty = new FormData()
  empty.append('files', new File([], 'empty.txt'))
  const refused = await send(empty)
  expect([refused.status, (await refused.text()).includes('This file is empty')]).toEqual([422, true])
  const large = new FormData()
  large.append('files', new File([new Uint8Array(33 * MIB)], 'large.bin'))
  expect((await send(large)).status).toBe(413)
  expect(await kept()).toHaveLength(2)
})
