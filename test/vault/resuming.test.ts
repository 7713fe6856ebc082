import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentLayout } from '../../src/vault/document-layout.ts'
import { openDocumentStore, UploadBusy } from '../../src/vault/documents.ts'
import { PACKET_LIMITS } from '../../src/vault/framing.ts'
import { acceptBytes, startUpload, written } from '../../src/vault/incoming-document.ts'
import { messageKey } from '../../src/vault/message-key.ts'
import { encryptSessionKey } from '../../src/vault/openpgp-profile.ts'
import { openVault } from '../../src/vault/vault.ts'
import { newVault, store, type TestVault } from './support.ts'

const CHUNK = 2 ** 20
/** Octets of content in the first `chunks` chunks: the literal packet's own twelve come first. */
const inChunks = (chunks: number) => chunks * CHUNK - 12
const content = randomBytes(4 * CHUNK + 77)

let at: TestVault
beforeAll(async () => {
  at = await newVault()
})
afterAll(() => at.remove())

async function begin({ vault, matterId }: Pick<TestVault, 'vault' | 'matterId'>) {
  const version = { matterId, versionId: randomUUID(), byteSize: content.length }
  return { ...version, ...(await vault.documents.begin(version)) }
}

/** The data directory as a power cut would leave it, and a portal started on it. */
async function afterPowerCut(damage: (incoming: string) => void = () => {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-cut-'))
  cpSync(at.dataDir, dataDir, { recursive: true })
  damage(join(dataDir, 'incoming'))
  return {
    ...at,
    dataDir,
    vault: await openVault({ dataDir, unlockSecret: at.unlockSecret }),
    remove: () => rmSync(dataDir, { recursive: true }),
  }
}

async function untilFileHolds(path: string, octets: number) {
  while (!existsSync(path) || statSync(path).size < octets) await Bun.sleep(1)
}

test('an upload goes on after an interruption at any octet, with the same session key', async () => {
  const upload = await begin(at)
  let [sent, cuts] = [0, 0]
  for (; content.length - sent > CHUNK; cuts++) {
    const incoming = await at.vault.documents.resume(upload)
    expect(incoming.offset).toBe(sent)
    expect(incoming.sessionKey).toEqual(upload.sessionKey)
    const piece = content.subarray(sent, sent + CHUNK + cuts * 400_000)
    await incoming.write(piece)
    expect(incoming.offset).toBe(sent + piece.length)
    sent = await incoming.suspend()
  }
  expect(cuts).toBeGreaterThan(2)
  const last = await at.vault.documents.resume(upload)
  await last.write(content.subarray(sent))
  const done = await last.finish()
  expect(Buffer.from(done.sha256)).toEqual(createHash('sha256').update(content).digest())
  expect(await at.vault.documents.verify({ ...upload, ...done })).toBe(true)
})

test('after a restart the hash is that of the whole content, and the session key is kept', async () => {
  const upload = await begin(at)
  const incoming = await at.vault.documents.resume(upload)
  await incoming.write(content.subarray(0, 2 * CHUNK + 500))
  expect(await incoming.suspend()).toBe(inChunks(2))
  const restarted = await openVault(at)
  const resumed = await restarted.documents.resume(upload)
  expect(resumed.offset).toBe(inChunks(2))
  expect(resumed.sessionKey).toEqual(upload.sessionKey)
  await resumed.write(content.subarray(inChunks(2)))
  const done = await resumed.finish()
  expect(Buffer.from(done.sha256)).toEqual(createHash('sha256').update(content).digest())
  const document = await restarted.documents.open({ ...upload, ...done })
  expect(content.equals(await new Response(document.stream()).bytes())).toBe(true)
})

test.each([
  ['a torn chunk', (path: string) => truncateSync(path, statSync(path).size - 5), 1],
  ['a file that ends with a whole chunk, though nobody closed it', () => {}, 2],
  ['a chunk of zeros, as a file system leaves it', (path: string) => zero(path, 160 + CHUNK + 16), 1],
  ['a head that does not belong to the row', (path: string) => zero(path, 0), 0],
  ['nothing', (path: string) => rmSync(path), 0],
])(
  'after a power cut with %s, what is good is sealed again under a new session key',
  async (_, damage, good) => {
    const upload = await begin(at)
    const incoming = await at.vault.documents.resume(upload)
    const name = `${upload.versionId}.writing`
    await incoming.write(content.subarray(0, 2 * CHUNK + 500))
    await untilFileHolds(join(at.dataDir, 'incoming', name), 2 * CHUNK)
    const before = readFileSync(join(at.dataDir, 'incoming', name))
    const cut = await afterPowerCut((incomingDir) => damage(join(incomingDir, name)))
    await incoming.abort()

    const resumed = await cut.vault.documents.resume(upload)
    const { offset } = resumed
    expect(offset).toBe(Math.max(0, inChunks(good)))
    expect(resumed.sessionKey).not.toEqual(upload.sessionKey)
    const other = randomBytes(content.length - offset) // a hostile client sends something else this time
    await resumed.write(other)
    const done = await resumed.finish()
    const after = readFileSync(join(cut.dataDir, 'documents', upload.versionId.slice(-2), upload.versionId))
    const [oldSalt, newSalt] = [saltOf(before), saltOf(after)]
    expect(newSalt.equals(oldSalt)).toBe(false) // so the message key is another, and no nonce is used again
    const document = await cut.vault.documents.open({ ...upload, ...done })
    const whole = Buffer.concat([content.subarray(0, offset), other])
    expect(whole.equals(await new Response(document.stream()).bytes())).toBe(true)
    expect(
      readdirSync(join(cut.dataDir, 'incoming')).filter((file) => file.startsWith(upload.versionId)),
    ).toEqual([])
    cut.remove()
  },
)

/** PKESK of 111 octets, six of framing, four of parameters, then the salt. */
const saltOf = (file: Buffer) => file.subarray(121, 153)

function zero(path: string, from: number) {
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.fill(0, from, from + 4096))
}

test('a failed write makes the upload unusable, and going on takes a new session key', async () => {
  const upload = await begin(at)
  const incoming = await at.vault.documents.resume(upload)
  const path = join(at.dataDir, 'incoming', `${upload.versionId}.writing`)
  const handle = await open(path, 'r') // every write to it fails
  const layout = documentLayout(content.length, 111, PACKET_LIMITS)
  const key = messageKey(randomBytes(32), randomBytes(32), new Uint8Array(5))
  const progress = { chunk: 0, offset: 0, hasher: new Bun.CryptoHasher('sha256') }
  const broken = startUpload({ handle, layout, key, progress })
  const failure = await acceptBytes(broken, content).catch((error: Error) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(await written(broken).catch((error: Error) => error)).toBe(failure as Error)
  await handle.close()

  await incoming.write(content.subarray(0, 10))
  await expect(incoming.write(content)).rejects.toThrow(RangeError) // more than was announced
  await expect(incoming.write(content.subarray(0, 1))).rejects.toThrow('no longer open')
  const resumed = await at.vault.documents.resume(upload)
  expect(resumed.sessionKey).not.toEqual(upload.sessionKey)
  await resumed.abort()
})

test('less than was announced is not a document', async () => {
  const upload = await begin(at)
  const incoming = await at.vault.documents.resume(upload)
  await incoming.write(content.subarray(1))
  await expect(incoming.finish()).rejects.toThrow(RangeError)
  expect(existsSync(join(at.dataDir, 'documents', upload.versionId.slice(-2), upload.versionId))).toBe(false)
})

test('one writer for an upload; aborting leaves nothing', async () => {
  const upload = await begin(at)
  const incoming = await at.vault.documents.resume(upload)
  await expect(at.vault.documents.resume(upload)).rejects.toThrow(UploadBusy)
  await expect(at.vault.documents.discard(upload.versionId)).rejects.toThrow(UploadBusy)
  await incoming.abort()
  expect(
    readdirSync(join(at.dataDir, 'incoming')).filter((name) => name.startsWith(upload.versionId)),
  ).toEqual([])
})

test('partial bodies as beyond 4 GiB: stored, resumed in their midst, read by any range', async () => {
  const limits = { definite: 2 ** 12, partialPower: 12 }
  const { vault } = at
  const documents = openDocumentStore(
    at.dataDir,
    {
      textKey: vault.matter,
      encryptSessionKey: async (matterId, sessionKey) => {
        const { readKey } = await import('openpgp')
        return encryptSessionKey(
          await readKey({ armoredKey: await vault.matterCertificate(matterId) }),
          sessionKey,
        )
      },
    },
    limits,
  )
  const version = { matterId: at.matterId, versionId: randomUUID(), byteSize: content.length }
  const { sessionKey } = await documents.begin(version)
  const first = await documents.resume({ ...version, sessionKey })
  await first.write(content.subarray(0, 3 * CHUNK))
  const offset = await first.suspend()
  const second = await documents.resume({ ...version, sessionKey })
  expect(second.offset).toBe(offset)
  await second.write(content.subarray(offset))
  const stored = { ...version, ...(await second.finish()) }
  const document = await documents.open(stored)
  for (const [start, end] of [
    [0, 1],
    [4085, 4100],
    [CHUNK - 20, CHUNK + 20],
    [2 * CHUNK - 4096, 3 * CHUNK + 4097],
  ] as const) {
    expect(content.subarray(start, end).equals(await document.read(start, end))).toBe(true)
  }
  expect(content.equals(await new Response(document.stream()).bytes())).toBe(true)
  expect(await documents.verify(stored)).toBe(true)
})

test('files without a row are swept, the others stay', async () => {
  const [kept, lost] = [await store(at, randomBytes(10)), await store(at, randomBytes(10))]
  const [waiting, stale] = [await begin(at), await begin(at)]
  const swept = await at.vault.documents.sweep(
    (versionId) => versionId !== lost.versionId,
    (versionId) => versionId !== stale.versionId,
  )
  expect(swept).toEqual({ documents: 1, incoming: 1 })
  expect(await at.vault.documents.verify(kept)).toBe(true)
  const resumed = await at.vault.documents.resume(waiting)
  expect(resumed.sessionKey).toEqual(waiting.sessionKey)
  await resumed.abort()
})
