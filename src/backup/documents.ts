import { dirname } from 'node:path'
import type { Deps } from '../deps.ts'
import { freeBytes } from '../installation/file-system.ts'
import { documentPath } from '../vault/document-files.ts'
import type { CopyOrder } from './copy-documents.ts'
import type { Crew } from './crew.ts'
import type { Destination } from './destination.ts'
import type { DocumentMark } from './documents-file.ts'
import type { PartialRun } from './partial-run.ts'
import type { Portrait } from './portrait.ts'
import { hasVersion, type VersionRow } from './queries.ts'
import { noRoom } from './refusals.ts'
import {
  BackupDamaged,
  backedUpDocument,
  listSnapshots,
  type Repository,
  readDocuments,
  readManifest,
} from './repository.ts'
import type { SurveyOrder } from './survey-documents.ts'

/** `touched`: folders that got files. `isKept`: the backup has it whole, from before. */
export type Backed = {
  readonly marks: ReadonlyMap<string, DocumentMark>
  readonly copied: number
  readonly bytes: number
  readonly damaged: readonly { id: string; isKept: boolean }[]
  readonly deleted: readonly string[]
  readonly touched: ReadonlySet<string>
}

type Place = Pick<Deps, 'db' | 'vault' | 'config'>
type Given = {
  destination: Destination
  crew: Crew
  partial: PartialRun
  portrait: Portrait
  /** Octets that are still to be written; kept up to date, for whoever explains an error. */
  remaining: { bytes: number }
  progress: (done: number, total: number) => void
}

/** Brings every document of the portrait to the backup that is not there yet. */
export async function backUpDocuments(place: Place, given: Given): Promise<Backed> {
  const { destination, partial, portrait, remaining } = given
  const known = await knownDocuments(place, destination.repository, partial)
  const orders = portrait.versions.map((row) => orderOf(place, destination.repository, row))
  const plan = await planOf(given, orders, known)
  const total = bytesOf(plan.todo)
  remaining.bytes =
    portrait.size + OVERHEAD + portrait.versions.length * ROW + (destination.isSameDisk ? 0 : total)
  const free = await freeBytes(destination.repository.path)
  if (free < remaining.bytes) throw noRoom(destination.repository.path, { needed: remaining.bytes, free })
  const { copied, unread } = await copyAll(given, plan.todo)
  const marks = new Map(plan.present.flatMap(({ id }) => markEntry(known.get(id))))
  for (const mark of copied) marks.set(mark.id, mark)
  const bad = [...plan.bad, ...unread]
  const rows = new Map(portrait.versions.map((row) => [row.id, row]))
  const isDeleted = await deletedSince(place, rows)
  return {
    marks,
    copied: copied.length,
    bytes: copied.reduce((sum, { size }) => sum + size, 0),
    damaged: bad.filter((id) => !isDeleted(id)).map((id) => ({ id, isKept: marks.has(id) })),
    deleted: bad.filter((id) => isDeleted(id) && !marks.has(id)),
    touched: new Set(plan.todo.map(({ to }) => dirname(to))),
  }
}

/** For what a snapshot is made of besides documents and the database, in octets: fixed, and for each version. */
const [OVERHEAD, ROW] = [4 * 2 ** 20, 1500]

const markEntry = (mark: DocumentMark | undefined) => (mark ? [[mark.id, mark] as const] : [])

function orderOf({ config }: Place, repository: Repository, { id, size }: VersionRow): CopyOrder {
  return { id, size, from: documentPath(config.data, id), to: backedUpDocument(repository, id) }
}

/** Hashes of what is in the backup, from the newest list that the firm signed and from what an interrupted run noted. */
async function knownDocuments({ vault }: Place, repository: Repository, partial: PartialRun) {
  const known = new Map(partial.known)
  const certificate = await vault.firmKey.certificate()
  for (const snapshot of (await listSnapshots(repository)).reverse()) {
    try {
      const { manifest, isSigned } = await readManifest(snapshot, certificate)
      if (!isSigned) continue
      for (const mark of (await readDocuments(snapshot, manifest)).values()) known.set(mark.id, mark)
      return known
    } catch (error) {
      if (!(error instanceof BackupDamaged)) throw error
    }
  }
  return known
}

type Plan = { todo: CopyOrder[]; present: CopyOrder[]; bad: string[] }

async function planOf(
  { crew, portrait }: Given,
  orders: readonly CopyOrder[],
  known: ReadonlyMap<string, DocumentMark>,
): Promise<Plan> {
  const asked: SurveyOrder[] = orders.map((order) => ({
    ...order,
    isKnown: known.get(order.id)?.size === order.size,
  }))
  const [absent, bad] = [new Set<string>(), new Set<string>()]
  for (let at = 0; at < asked.length; at += SURVEYED) {
    const survey = await crew.run('surveyDocuments', { documents: asked.slice(at, at + SURVEYED) })
    for (const id of survey.absent) absent.add(id)
    for (const id of survey.faulty) bad.add(id)
  }
  for (const { id, isDamaged } of portrait.versions) if (isDamaged) bad.add(id)
  return {
    todo: orders.filter(({ id }) => absent.has(id) && !bad.has(id)),
    present: orders.filter(({ id }) => !absent.has(id)),
    bad: [...bad],
  }
}

const SURVEYED = 5000

async function copyAll(
  { crew, destination, partial, remaining, progress }: Given,
  todo: readonly CopyOrder[],
) {
  const total = bytesOf(todo)
  const batches = batchesOf(todo)
  const [copied, unread]: [DocumentMark[], string[]] = [[], []]
  let done = 0
  const told = (bytes: number) => {
    done += bytes
    progress(done, total)
  }
  const copyOn = async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const task = { documents: batch, stage: partial.stage, link: destination.isSameDisk }
      const answer = await crew.run('copyDocuments', task, told)
      const marks = answer.filter((one) => 'sha256' in one)
      await partial.note(marks)
      copied.push(...marks)
      unread.push(...answer.flatMap((one) => ('fault' in one ? [one.id] : [])))
      if (!destination.isSameDisk) remaining.bytes -= bytesOf(batch)
    }
  }
  try {
    await Promise.all(Array.from({ length: crew.size }, copyOn))
  } finally {
    batches.length = 0
  }
  return { copied, unread }
}

/** What is noted at once, and copied again after a kill. */
const [BATCH_FILES, BATCH_BYTES] = [64, 64 * 2 ** 20]

function batchesOf(orders: readonly CopyOrder[]): CopyOrder[][] {
  const batches: CopyOrder[][] = []
  let [last, bytes]: [CopyOrder[], number] = [[], 0]
  for (const order of orders) {
    if (last.length === 0 || last.length >= BATCH_FILES || bytes + order.size > BATCH_BYTES) {
      ;[last, bytes] = [[], 0]
      batches.push(last)
    }
    last.push(order)
    bytes += order.size
  }
  return batches
}

const bytesOf = (orders: readonly { size: number }[]) => orders.reduce((sum, { size }) => sum + size, 0)

/** A document may be destroyed while the backup is made: then its row or its matter's key is gone by now. */
async function deletedSince({ db, vault }: Place, rows: ReadonlyMap<string, VersionRow>) {
  vault.keyring.refresh()
  const matters = new Set(vault.keyring.matterIds())
  return (id: string) => !matters.has(rows.get(id)?.matterId ?? '') || !hasVersion(db, id)
}
