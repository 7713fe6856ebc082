import { timestamp } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { fromLevels, ROLE_TEMPLATES } from '../../src/rights.ts'
import type { TextKey } from '../../src/vault/sealed.ts'

type People = { ownerId: string; clientId: string }
const KEYS_AT_ONCE = 1000
let numbered = 0

/** Rows as a real firm's would be: sealed names, versions, one document in three shared with the client. */
export async function addMatters(
  deps: Deps,
  people: People,
  count: number,
  documents: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => Bun.randomUUIDv7())
  for (let from = 0; from < count; from += KEYS_AT_ONCE) {
    const some = ids.slice(from, from + KEYS_AT_ONCE)
    await deps.vault.createMatterKeys(some)
    deps.db
      .transaction(() => {
        for (const id of some) addMatter(deps, people, id, documents)
      })
      .immediate()
  }
  deps.db.run('pragma wal_checkpoint(truncate)')
  deps.db.run('analyze')
  return ids
}

function addMatter({ db, vault, clock }: Deps, { ownerId, clientId }: People, id: string, documents: number) {
  const key = vault.matter(id)
  const at = timestamp(clock)
  numbered += 1
  db.query(`
    insert into matters (id, number, internal_title, client_title_en, practice_area, province, responsible_id,
      created_at, updated_at)
    values ($id, $number, $internal, $client, 'family', 'QC', $ownerId, $at, $at)`).run({
    id,
    number: `B-${String(numbered).padStart(6, '0')}`,
    internal: key.seal('matters.internal_title', id, `Matter number ${numbered} of the benchmark`),
    client: key.seal('matters.client_title_en', id, 'Your matter'),
    ownerId,
    at,
  })
  db.query(`
    insert into matter_members (id, matter_id, person_id, role, documents, messages, status, calendar, tasks, billing,
      members, starts_at, created_at)
    values ($memberId, $id, $clientId, 'client', $documents, $messages, $status, $calendar, $tasks, $billing, $members,
      $at, $at)`).run({
    memberId: Bun.randomUUIDv7(),
    id,
    clientId,
    at,
    ...fromLevels(ROLE_TEMPLATES.client),
  })
  for (let n = 0; n < documents; n++) addDocument({ db }, { matterId: id, key, ownerId, clientId, at, n })
}

type DocumentAt = { matterId: string; key: TextKey; n: number; at: string } & People

function addDocument(
  { db }: Pick<Deps, 'db'>,
  { matterId, key, ownerId, clientId, at, n }: DocumentAt,
): void {
  const [id, versionId] = [Bun.randomUUIDv7(), Bun.randomUUIDv7()]
  db.query(`
    insert into documents (id, matter_id, origin, version_count, created_by, created_at, updated_at)
    values ($id, $matterId, 'firm', 1, $ownerId, $at, $at)`).run({ id, matterId, ownerId, at })
  db.query(`
    insert into document_versions (id, document_id, matter_id, number, file_name, media_type, byte_size, sealed_size,
      sha256, session_key, uploaded_by, uploaded_at, verified_at)
    values ($versionId, $id, $matterId, 1, $name, 'application/pdf', 250000, 250200, $sha256, $sessionKey, $ownerId,
      $at, $at)`).run({
    versionId,
    id,
    matterId,
    name: key.seal('document_versions.file_name', versionId, `Document ${n} of the benchmark.pdf`),
    sha256: key.seal('document_versions.sha256', versionId, 'ab'.repeat(32)),
    sessionKey: key.seal('document_versions.session_key', versionId, 'A'.repeat(88)),
    ownerId,
    at,
  })
  if (n % 3 === 0) addShare({ db }, { matterId, key, ownerId, clientId, at, n }, id, versionId)
}

function addShare({ db }: Pick<Deps, 'db'>, share: DocumentAt, documentId: string, versionId: string): void {
  const { matterId, key, ownerId, clientId, at, n } = share
  const id = Bun.randomUUIDv7()
  db.query(`
    insert into shares (id, matter_id, document_id, version_id, title_en, shared_by, shared_at)
    values ($id, $matterId, $documentId, $versionId, $title, $ownerId, $at)`).run({
    ...{ id, matterId, documentId, versionId, ownerId, at },
    title: key.seal('shares.title_en', id, `Your document number ${n}`),
  })
  db.query(`
    insert into share_recipients (id, share_id, matter_id, document_id, person_id, shared_at)
    values ($recipientId, $id, $matterId, $documentId, $clientId, $at)`).run({
    recipientId: Bun.randomUUIDv7(),
    ...{ id, matterId, documentId, clientId, at },
  })
}
