import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabaseToRead } from '../db.ts'
import type { SealedMark } from '../vault/check-sealed.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { checkFile, openFile } from '../vault/sealed-file.ts'
import { openSession } from '../vault/session-key.ts'
import type { Vault } from '../vault/vault.ts'
import type { DocumentFault } from './check-documents.ts'
import type { Crew } from './crew.ts'
import type { DocumentMark } from './documents-file.ts'
import { type Checked, documentName, type Problem } from './problem.ts'
import { listOpenings, type OpeningRow } from './queries.ts'
import { backedUpDocument, fileOf, nameOf } from './repository.ts'

type Given = {
  path: string
  folder: string
  part: number
  parts: number
  crew: Crew
  keys: Vault | null
  checked: readonly Checked[]
  documents: ReadonlyMap<string, DocumentMark>
  progress: (done: number, total: number) => void
}

const REASONS: Record<DocumentFault['fault'], string> = {
  unreadable: 'cannot be read: look at the disk.',
  missing: 'is missing.',
  size: 'does not have its size.',
  changed: 'was changed after it was written.',
  unopenable: 'does not open with the keys of this portal.',
}

/** Reads sealed databases, indexes and documents, and opens what the keys open. */
export async function readData(given: Given) {
  const problems: Problem[] = []
  const rows = new Map<string, OpeningRow>()
  for (const checked of [...given.checked].reverse()) {
    problems.push(...(await checkSealedParts(given, checked)))
    if (!given.keys || problems.some(({ what }) => what === nameOf(checked.snapshot, 'database'))) continue
    const lacking = [...checked.documents.keys()].some((id) => !rows.has(id))
    if (lacking) problems.push(...(await readRows(given, given.keys, checked, rows)))
    else problems.push(...(await opens(given.keys, checked, 'database')))
    problems.push(...(await opens(given.keys, checked, 'index')))
  }
  const marks = [...given.documents.values()].filter(({ id }) => isInPart(id, given))
  const asked = marks.map((mark) => ({ id: mark.id, ...markOf(given, mark, rows.get(mark.id)) }))
  problems.push(...(await readDocumentFiles(given, asked)))
  return {
    read: marks.length,
    opened: asked.filter(({ opening }) => opening).length,
    problems,
  }
}

/** The end of an id is random, so the parts are of about one size, and each document is always in the same one. */
function isInPart(id: string, { part, parts }: Given): boolean {
  return Number.parseInt(id.slice(-8), 16) % parts === part - 1
}

async function checkSealedParts({ crew }: Given, { snapshot, manifest }: Checked): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const [file, mark] of [
    ['database', manifest.database],
    ['index', manifest.index],
  ] as const) {
    const order = { documents: [{ id: file, path: fileOf(snapshot, file), ...mark, opening: null }] }
    for (const { fault } of await crew.run('checkDocuments', order))
      problems.push({ what: nameOf(snapshot, file), reason: REASONS[fault] })
  }
  return problems
}

async function opens(keys: Vault, { snapshot }: Checked, file: 'database' | 'index'): Promise<Problem[]> {
  try {
    await checkFile(fileOf(snapshot, file), keys.firmKey.decryptSessionKey)
    return []
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    return [{ what: nameOf(snapshot, file), reason: REASONS.unopenable }]
  }
}

/** Adds what opens the documents of a snapshot, as its own database says. */
async function readRows(
  { folder }: Given,
  keys: Vault,
  { snapshot, documents, manifest }: Checked,
  rows: Map<string, OpeningRow>,
): Promise<Problem[]> {
  const what = nameOf(snapshot, 'database')
  const opened = join(folder, `${snapshot.id}.db`)
  try {
    await openFile(fileOf(snapshot, 'database'), opened, keys.firmKey.decryptSessionKey)
    const db = openDatabaseToRead(opened)
    const found = listOpenings(db)
    db.close()
    for (const row of found) rows.set(row.versionId, row)
    const omitted = new Set([...manifest.missing.damaged, ...manifest.missing.deleted])
    return found
      .filter(({ versionId }) => !documents.has(versionId) && !omitted.has(versionId))
      .map(({ versionId }) => ({
        what: nameOf(snapshot, 'documentList'),
        reason: `does not name document ${versionId}.`,
      }))
  } catch (error) {
    if (!(error instanceof IntegrityError)) throw error
    return [{ what, reason: REASONS.unopenable }]
  } finally {
    await rm(opened, { force: true })
  }
}

function markOf({ path, keys }: Given, mark: DocumentMark, row: OpeningRow | undefined): SealedMark {
  const file = { path: backedUpDocument({ path }, mark.id), size: mark.size, sha256: mark.sha256 }
  return { ...file, opening: keys && row ? openingOf(keys, row) : null }
}

/** Null for a matter whose keys are destroyed: its documents open nowhere, as they should. */
function openingOf(keys: Vault, { matterId, versionId, sessionKey, byteSize }: OpeningRow) {
  try {
    return { secret: openSession(keys.matter(matterId), versionId, sessionKey), byteSize }
  } catch (error) {
    if (error instanceof IntegrityError) return null
    throw error
  }
}

type Asked = SealedMark & { id: string }
const [BATCH_FILES, BATCH_BYTES] = [64, 32 * 2 ** 20]

async function readDocumentFiles({ crew, progress }: Given, asked: readonly Asked[]): Promise<Problem[]> {
  const total = asked.reduce((sum, { size }) => sum + size, 0)
  const problems: Problem[] = []
  const rest = [...asked]
  let done = 0
  const told = (bytes: number) => {
    done += bytes
    progress(done, total)
  }
  const readOn = async () => {
    while (rest.length > 0) {
      const batch = nextBatch(rest)
      const faults = await crew.run('checkDocuments', { documents: batch }, told)
      problems.push(...faults.map(({ id, fault }) => ({ what: documentName(id), reason: REASONS[fault] })))
    }
  }
  await Promise.all(Array.from({ length: crew.size }, readOn))
  return problems
}

function nextBatch(rest: Asked[]): Asked[] {
  const batch: Asked[] = []
  for (let bytes = 0; rest.length > 0 && batch.length < BATCH_FILES && bytes < BATCH_BYTES; ) {
    const next = rest.pop()
    if (next) batch.push(next)
    bytes += next?.size ?? 0
  }
  return batch
}
