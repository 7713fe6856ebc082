import { StaffAccess } from '../../src/access.ts'
import type { Deps } from '../../src/deps.ts'
import { receiveDocument } from '../../src/uploads/receive.ts'
import type { StaffViewer } from '../../src/viewer.ts'
import { makeMatter } from './matters.ts'

/** Fills a portal with matters of so many documents each. Returns the SHA-256 of every content by version id. */
export async function addManyDocuments(
  deps: Deps,
  ownerId: string,
  { matters, documents }: { matters: number; documents: number },
): Promise<Map<string, string>> {
  const viewer: StaffViewer = {
    ...{ kind: 'staff', firmRole: 'owner', personId: ownerId, language: 'en' },
    ...{ passkeyId: '', sessionId: '', from: 'local', verifiedAt: '' },
  }
  const hashes = new Map<string, string>()
  for (let n = 0; n < matters; n++) {
    const matterId = await makeMatter(deps, { responsible: { id: ownerId }, title: `Matter ${n}` })
    const access = StaffAccess.open(deps, viewer, matterId, 'documents:contribute')
    for (let m = 0; m < documents; m++) {
      const content = contentOf(n * documents + m)
      const version = { matterId, versionId: Bun.randomUUIDv7(), byteSize: content.length }
      const { sessionKey } = await deps.vault.documents.begin(version)
      const incoming = await deps.vault.documents.resume({ ...version, sessionKey })
      await incoming.write(content)
      const sealed = await incoming.finish()
      const place = { id: version.versionId, documentId: null, folderId: null, folderPath: [] }
      const file = {
        fileName: `document ${m}.bin`,
        mediaType: 'application/octet-stream',
        byteSize: content.length,
      }
      await receiveDocument(deps, access, { ...place, ...file }, sealed)
      hashes.set(version.versionId, new Bun.CryptoHasher('sha256').update(content).digest('hex'))
    }
  }
  return hashes
}

/** Mostly letters of some pages; every hundredth has more than one chunk. */
function contentOf(n: number): Uint8Array<ArrayBuffer> {
  const size = n % 100 === 99 ? 2 ** 20 + n * 37 : 1 + ((n * 7919) % 40_000)
  const bytes = new Uint8Array(size)
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  return bytes
}
