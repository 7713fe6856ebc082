import { expect, test } from 'bun:test'
import { listen } from '../src/server/listen.ts'

const open = () => listen({ host: 'localhost', port: 0, certificate: null })

test('T64 stopping lets an upload that is under way end, and takes no new connection', async () => {
  const listener = open()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  listener.answerWith(async (request) => {
    let received = 0
    for await (const bytes of request.body ?? []) {
      received += bytes.length
      begin()
    }
    return new Response(String(received))
  })
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const writer = writable.getWriter()
  const upload = fetch(`http://127.0.0.1:${listener.port}/`, { method: 'PATCH', body: readable })
  await writer.write(new Uint8Array(1000))
  await begun
  const stopped = listener.stop(20_000)
  await expect(fetch(`http://127.0.0.1:${listener.port}/`)).rejects.toThrow()
  await writer.write(new Uint8Array(500))
  await writer.close()
  expect(await (await upload).text()).toBe('1500')
  await stopped
})

test('T64 what does not end within the grace is cut', async () => {
  const listener = open()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const { promise: cut, resolve: isCut } = Promise.withResolvers<void>()
  listener.answerWith((request) => {
    request.signal.addEventListener('abort', () => isCut())
    begin()
    return new Response(new ReadableStream({ start: (controller) => controller.enqueue(new Uint8Array(10)) }))
  })
  const endless = await fetch(`http://127.0.0.1:${listener.port}/`)
  await begun
  await listener.stop(50)
  await expect(endless.arrayBuffer()).rejects.toThrow()
  await cut
})

test('what a handler throws tells the visitor nothing', async () => {
  const listener = open()
  listener.answerWith(() => {
    throw new Error('select * from /var/lib/vestibule')
  })
  const answer = await fetch(`http://127.0.0.1:${listener.port}/`)
  expect(answer.status).toBe(500)
  expect(await answer.text()).toBe('Something went wrong')
  await listener.stop(100)
})
