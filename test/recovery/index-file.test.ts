import { afterAll, beforeAll, expect, test } from 'bun:test'
import { IndexError, parseIndex } from '../../src/backup/index-file.ts'
import { indexPieces } from '../../src/backup/write-index.ts'
import type { Column, Sealed } from '../../src/vault/sealed.ts'
import { addDocument } from '../support/documents.ts'
import { startPortal, type TestPortal } from '../support/portal.ts'

let portal: TestPortal
beforeAll(async () => {
  portal = await startPortal()
})
afterAll(() => portal.stop())

const HEAD = { installId: 'ab', takenAt: '2026-03-02T15:00:00.000Z' }
const sealed = <C extends Column>(text: string | null) => Uint8Array.fromBase64(text ?? '') as Sealed<C>

test('the index gives every name as it is sealed, and says which version is the current one', async () => {
  const odile = portal.person({ name: 'Odile Tremblay', firmRole: 'owner' })
  const matterId = await portal.matter({ title: 'Gagnon separation', number: '2026-001', responsible: odile })
  const { deps } = portal
  const first = await addDocument(portal, matterId, odile, 'Lease.pdf', 'first', {
    path: 'Letters/Lease.pdf',
  })
  const second = await addDocument(portal, matterId, odile, 'Lease, signed.pdf', 'second', {
    documentId: first.id,
  })
  const text = [...indexPieces(deps.db, HEAD)].join('')
  expect(text).not.toContain('Lease')
  expect(text).not.toContain('Letters')
  expect(text).not.toContain('Gagnon')
  const index = parseIndex(text)
  const key = deps.vault.matter(matterId)
  expect(deps.vault.firm.open('firm.name', '1', sealed(index.firm.name))).toBe('Tremblay Okafor')
  const [matter] = index.matters
  expect(matter?.number).toBe('2026-001')
  expect(key.open('matters.internal_title', matterId, sealed(matter?.title ?? null))).toBe(
    'Gagnon separation',
  )
  const [folder] = index.folders
  expect(key.open('folders.name', folder?.id ?? '', sealed(folder?.name ?? null))).toBe('Letters')
  const versions = index.versions.map(({ id, number, isCurrent, fileName, byteSize, sha256 }) => ({
    ...{ id, number, isCurrent, byteSize, sha256 },
    fileName: key.open('document_versions.file_name', id, sealed(fileName)),
  }))
  const hash = (content: string) => new Bun.CryptoHasher('sha256').update(content).digest('hex')
  expect(versions).toEqual([
    {
      ...{ id: first.versionId, number: 1, isCurrent: false, byteSize: 5 },
      ...{ sha256: hash('first'), fileName: 'Lease.pdf' },
    },
    {
      ...{ id: second.versionId, number: 2, isCurrent: true, byteSize: 6 },
      ...{ sha256: hash('second'), fileName: 'Lease, signed.pdf' },
    },
  ])
})

test('what is no index, and an index of a later release, are told apart', () => {
  const faultOf = (text: string) => {
    try {
      return parseIndex(text)
    } catch (error) {
      return error instanceof IndexError && error.fault
    }
  }
  expect(['', 'x', '[]', '1', 'null', '{}', '{"format":1}'].map(faultOf)).toEqual(Array(7).fill('damaged'))
  expect(faultOf('{"format":2}')).toBe('too-new')
  const index = JSON.parse([...indexPieces(portal.deps.db, HEAD)].join(''))
  const [version] = index.versions
  const broken = [
    { takenAt: 'yesterday' },
    { firm: { ...index.firm, timeZone: '../../etc' } },
    { matters: [{ id: 1 }] },
    { folders: [null] },
    ...[{ id: '../../x' }, { byteSize: -1 }, { sealedSize: 1e300 }, { uploadedAt: '' }, { sha256: null }].map(
      (change) => ({ versions: [{ ...version, ...change }] }),
    ),
  ]
  expect(broken.map((change) => faultOf(JSON.stringify({ ...index, ...change })))).toEqual(
    broken.map(() => 'damaged'),
  )
})
