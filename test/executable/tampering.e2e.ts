import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fetchTampered, type Kept, openTampering, type Tampering } from '../support/tampering.ts'

const CHUNK = 2 ** 20
/** Beyond what the portal reads before it answers, so that octets leave while later ones are still unread. */
const LONG = 5 * CHUNK
let at: Tampering
beforeAll(async () => {
  at = await openTampering()
})
afterAll(() => at.close())

const flipped = (bytes: Buffer, place: number) => {
  const bad = Buffer.from(bytes)
  bad.writeUInt8(bytes.readUInt8(place) ^ (1 << (place % 8)), place)
  return bad
}

/** Cut, lengthened, doubled, with two chunks exchanged, and as every packet that must not open. */
function wrongFiles(good: Buffer): Buffer[] {
  const second = good.length - 16 - 28 - 2 * (CHUNK + 16)
  const [first, third] = [second - CHUNK - 16, second + CHUNK + 16]
  const swapped = [
    good.subarray(0, first),
    good.subarray(second, third),
    good.subarray(first, second),
    good.subarray(third),
  ]
  const seipd = 2 + good.readUInt8(1)
  const chunkSize = good.indexOf(Buffer.from([2, 9, 3, 14]), seipd) + 3
  const withOctet = (place: number, octet: number) => {
    const bad = Buffer.from(good)
    bad.writeUInt8(octet, place)
    return bad
  }
  return [
    ...[good.subarray(0, -1), good.subarray(0, -CHUNK - 16), Buffer.alloc(0)],
    ...[Buffer.concat([good, Buffer.from('x')]), Buffer.concat([good, good]), Buffer.concat(swapped)],
    // encryption without integrity, that of a draft, compression, and the packet's first version
    ...[0xc9, 0xd4, 0xc8].map((tag) => withOctet(seipd, tag)),
    withOctet(chunkSize - 3, 1),
    ...Array.from({ length: 256 }, (_, octet) => withOctet(chunkSize, octet)),
  ].filter((file) => !file.equals(good))
}

test('T39 one changed octet at each of 200 places of a document: its chunk and what follows do not leave', async () => {
  const document = await at.keep(LONG)
  const good = readFileSync(document.path)
  const head = good.length - 16 - 28 - 5 * (CHUNK + 16)
  const step = (good.length - 1) / 199
  for (let i = 0; i < 200; i++) {
    const place = Math.round(i * step)
    writeFileSync(document.path, flipped(good, place))
    const { octets, isBroken } = await fetchTampered(at, document)
    const chunk = Math.floor((place - head) / (CHUNK + 16))
    expect([place, isBroken]).toEqual([place, true])
    expect(octets.length).toBeLessThanOrEqual(Math.max(0, chunk * CHUNK - 12))
    expect(octets.equals(document.content.subarray(0, octets.length))).toBe(true)
  }
  expect(await at.alarms(document, 200)).toEqual({ logged: 200, events: 1 })
  writeFileSync(document.path, good)
  const { octets, isBroken } = await fetchTampered(at, document)
  expect([isBroken, octets.equals(document.content)]).toEqual([false, true])
})

test('T40 T41 T43 T44 another file, another row, another format: one and the same answer without an octet', async () => {
  const [one, other] = [await at.keep(3 * CHUNK), await at.keep(3 * CHUNK)]
  const foreign = await at.keepInAnotherMatter(3 * CHUNK)
  const good = readFileSync(one.path)
  const files = [...wrongFiles(good), readFileSync(other.path), readFileSync(foreign.path)]
  const answers = new Set<string>()
  for (const file of files) {
    writeFileSync(one.path, file)
    answers.add((await fetchTampered(at, one)).answer)
  }
  writeFileSync(one.path, good)
  for (const source of [other, foreign]) {
    at.giveRow(source, one)
    answers.add((await fetchTampered(at, one)).answer)
    writeFileSync(one.path, readFileSync(source.path))
    answers.add((await fetchTampered(at, one)).answer)
    writeFileSync(one.path, good)
  }
  at.giveRow(one, one)
  expect([...answers]).toHaveLength(1)
  expect([...answers][0]).toStartWith('500 ')
  expect(await at.alarms(one, files.length + 4)).toEqual({ logged: files.length + 4, events: 1 })
  expect((await fetchTampered(at, one)).octets.equals(one.content)).toBe(true)
})

test('T45 five kinds of failure: the same answer in the same time', async () => {
  const documents: Kept[] = []
  for (let i = 0; i < 5; i++) documents.push(await at.keep(100_000))
  const [head, content, cut, missing, exchanged] = documents as [Kept, Kept, Kept, Kept, Kept]
  writeFileSync(head.path, flipped(readFileSync(head.path), 20))
  writeFileSync(content.path, flipped(readFileSync(content.path), 5000))
  writeFileSync(cut.path, readFileSync(cut.path).subarray(0, -1))
  rmSync(missing.path)
  at.giveRow(head, exchanged)
  const times = documents.map((): number[] => [])
  const answers = new Set<string>()
  for (let i = 0; i < 41; i++)
    for (const [kind, document] of documents.entries()) {
      const began = performance.now()
      answers.add((await fetchTampered(at, document)).answer)
      times[kind]?.push(performance.now() - began)
    }
  const medians = times.map((list) => list.sort((a, b) => a - b)[20] ?? Number.NaN)
  expect([...answers]).toHaveLength(1)
  expect(Math.max(...medians) - Math.min(...medians)).toBeLessThan(10)
})
