import { timestamp } from '../../src/clock.ts'
import { appendEvent } from '../../src/events/append.ts'
import type { TestPerson, TestPortal } from './portal.ts'

const SHA256 = new Uint8Array(32).fill(7)

type Author = Pick<TestPerson, 'id'>
type File = { name?: string; by: Author; origin?: 'firm' | 'client' }

/** A document as an upload leaves it, without its bytes: for tests of what follows from events. */
export function addDocument({ deps }: TestPortal, matterId: string, { name = 'File.pdf', by, origin }: File) {
  const { db, vault, clock } = deps
  const [id, versionId, at] = [Bun.randomUUIDv7(), Bun.randomUUIDv7(), timestamp(clock)]
  const fileName = vault.matter(matterId).seal('document_versions.file_name', versionId, name)
  db.transaction(() => {
    db.query(`
      insert into documents (id, matter_id, origin, version_count, created_by, created_at, updated_at)
      values ($id, $matterId, $origin, 1, $by, $at, $at)`).run({
      id,
      matterId,
      origin: origin ?? 'firm',
      by: by.id,
      at,
    })
    db.query(`
      insert into document_versions (id, document_id, matter_id, number, file_name, media_type, byte_size, sealed_size,
        sha256, session_key, uploaded_by, uploaded_at, verified_at)
      values ($versionId, $id, $matterId, 1, $fileName, 'application/pdf', 1234, 2000, $sha256, x'00', $by, $at, $at)`).run(
      {
        ...{ versionId, id, matterId, fileName, at },
        sha256: SHA256,
        by: by.id,
      },
    )
    appendEvent(deps, actor(by), {
      kind: 'document.added',
      matterId,
      subjectId: id,
      details: { fileName: name, byteSize: 1234, sha256: Buffer.from(SHA256).toString('hex'), version: 1 },
    })
  }).immediate()
  return { id, versionId }
}

type Given = { document: { id: string; versionId: string }; to: Author; by: Author; title?: string }

export function shareWith(
  { deps }: TestPortal,
  matterId: string,
  { document, to, by, title = 'A letter' }: Given,
) {
  const { db, vault, clock } = deps
  const [shareId, id, at] = [Bun.randomUUIDv7(), Bun.randomUUIDv7(), timestamp(clock)]
  const titleEn = vault.matter(matterId).seal('shares.title_en', shareId, title)
  db.transaction(() => {
    db.query(`
      insert into shares (id, matter_id, document_id, version_id, title_en, shared_by, shared_at)
      values ($shareId, $matterId, $documentId, $versionId, $titleEn, $by, $at)`).run({
      ...{ shareId, matterId, documentId: document.id, versionId: document.versionId, titleEn, at },
      by: by.id,
    })
    db.query(`
      insert into share_recipients (id, share_id, matter_id, document_id, person_id, shared_at)
      values ($id, $shareId, $matterId, $documentId, $to, $at)`).run({
      ...{ id, shareId, matterId, documentId: document.id, at },
      to: to.id,
    })
    const details = { version: 1, title }
    appendEvent(deps, actor(by), {
      kind: 'document.shared',
      matterId,
      subjectId: document.id,
      personId: to.id,
      details,
    })
  }).immediate()
  return id
}

export function recall({ deps }: TestPortal, recipientId: string): void {
  deps.db
    .query('update share_recipients set recalled_at = $at where id = $recipientId')
    .run({ recipientId, at: timestamp(deps.clock) })
}

export function raiseWall({ deps }: TestPortal, matterId: string, against: Author, by: Author): void {
  deps.db
    .query(`
      insert into walls (matter_id, person_id, reason, created_by, created_at)
      values ($matterId, $personId, x'00', $by, $at)`)
    .run({ matterId, personId: against.id, by: by.id, at: timestamp(deps.clock) })
}

function actor({ id }: Author) {
  return { personId: id, passkeyId: null, from: '192.0.2.7' }
}
