import { version as program } from '../../package.json' with { type: 'json' }
import { binderCss } from '../../views/binder/binder-css.ts'
import { IndexPage } from '../../views/binder/index-page.tsx'
import { makeCheckpoint } from '../audit/checkpoint.ts'
import type { Deps } from '../deps.ts'
import type { Version } from '../documents/versions/queries.ts'
import { findHead } from '../events/queries.ts'
import { findLogo, getFirm } from '../firm/queries.ts'
import { signedReceipt } from '../receipts/file.ts'
import { readLinks } from '../receipts/links.ts'
import { certificateFingerprint } from '../vault/firm-key.ts'
import type { BinderContents, Placed } from './contents.ts'
import { type BinderEntry, createLedger, type Ledger, sha256 } from './ledger.ts'
import {
  CERTIFICATE,
  CHAIN,
  CHECKPOINT,
  FORMAT,
  INDEX,
  MANIFEST,
  type Manifest,
  RECORD,
  SIGNATURE,
  type Unreadable,
  unreadableEntry,
} from './manifest.ts'
import { binderNames } from './names.ts'
import { openVerified } from './open-verified.ts'
import { findFirstEvent } from './queries.ts'

export type BinderPlace = Pick<Deps, 'db' | 'vault' | 'clock'>
export type BinderJob = {
  contents: BinderContents
  /** Throws when its reader may not have this any more; asked before each document and for every piece of a large one. */
  mayStill: (version: Version) => void
  onTaken?: (version: Version) => void
  onDamage: (version: Version) => void
  /** The whole binder was given; `manifest` is the SHA-256 of its manifest. */
  onFinished: (manifest: string) => void
}
const LINKS_AT_MOST = 200_000

/**
 * The files of one binder in their order, each read when its turn comes. A document that does not pass its check is named in
 * the index and the manifest instead; one that turns bad between its check and its reading breaks the zip off.
 */
export async function* binderEntries(place: BinderPlace, job: BinderJob): AsyncGenerator<BinderEntry, void> {
  const at = place.clock.now()
  const ledger = createLedger()
  yield ledger.add(CERTIFICATE, await place.vault.firmKey.certificate(), at)
  yield* lookEntries(place, ledger, at)
  const unreadable: Unreadable[] = []
  const placed: Placed[] = []
  yield* documentEntries(place, job, { ledger, placed, unreadable })
  yield* receiptEntries(place, job, { ledger, placed, at })
  yield* closingEntries(place, job.contents, { ledger, placed, unreadable, at })
  const manifest = manifestText(place, job.contents, { ledger, placed, unreadable, at })
  yield ledger.add(MANIFEST, manifest, at)
  yield ledger.add(SIGNATURE, await place.vault.firmKey.sign(Buffer.from(manifest), at), at)
  job.onFinished(sha256(Buffer.from(manifest)))
}

function* lookEntries({ db, vault }: BinderPlace, ledger: Ledger, at: Date): Generator<BinderEntry> {
  yield ledger.add('look/binder.css', binderCss(getFirm(db, vault)), at)
  const logo = findLogo(db)
  if (logo) yield ledger.add(logoPath(logo.type), logo.bytes, at)
}

function logoPath(type: string): string {
  return type === 'image/png' ? 'look/logo.png' : 'look/logo.jpg'
}

type Pages = { ledger: Ledger; placed: Placed[]; unreadable: Unreadable[] }

async function* documentEntries(
  { vault }: BinderPlace,
  { contents, mayStill, onTaken, onDamage }: BinderJob,
  { ledger, placed, unreadable }: Pages,
): AsyncGenerator<BinderEntry, void> {
  const names = binderNames()
  for (const document of contents.documents) {
    const { version, title } = document
    mayStill(version)
    const guard = { authorise: () => mayStill(version), onDamage: () => onDamage(version) }
    const opened = await openVerified(vault, contents.matterId, version, guard)
    if (!opened) {
      onDamage(version)
      unreadable.push(unreadableEntry(version, title))
      placed.push({ document, path: null, receipt: null })
      continue
    }
    const path = names.document(document)
    placed.push({ document, path, receipt: null })
    onTaken?.(version)
    const lastModified = new Date(version.uploadedAt)
    const expected = { bytes: version.byteSize, sha256: version.sha256.toHex(), at: lastModified }
    try {
      yield opened.kind === 'bytes'
        ? ledger.add(path, opened.bytes, lastModified)
        : ledger.addStream(path, opened.stream, expected)
    } finally {
      await opened.close()
    }
  }
}

async function* receiptEntries(
  place: BinderPlace,
  { contents }: BinderJob,
  { ledger, placed, at }: Omit<Pages, 'unreadable'> & { at: Date },
): AsyncGenerator<BinderEntry, void> {
  const names = binderNames()
  for (const one of placed) {
    if (!one.document.isCurrent) continue
    const receipt = contents.receiptOf(one.document.version.documentId)
    const options = { language: contents.reader.language, chained: false }
    one.receipt = names.receipt(one.document)
    yield ledger.add(one.receipt, await signedReceipt(place, receipt, options), at)
  }
}

async function* closingEntries(
  place: BinderPlace,
  contents: BinderContents,
  { ledger, placed, unreadable, at }: Pages & { at: Date },
): AsyncGenerator<BinderEntry, void> {
  const { db, vault } = place
  const checkpoint = await makeCheckpoint(place)
  const first = findFirstEvent(db, contents.matterId)
  const links = readLinks(place, { first, last: findHead(db).seq, atMost: LINKS_AT_MOST })
  if (links) yield ledger.add(CHAIN, `${JSON.stringify(links, null, 1)}\n`, at)
  yield ledger.add(CHECKPOINT, checkpoint, at)
  const firm = getFirm(db, vault)
  const logo = findLogo(db)
  const fingerprint = await certificateFingerprint(await vault.firmKey.certificate())
  const page = IndexPage({
    firm,
    logo: logo && logoPath(logo.type),
    contents,
    placed,
    unreadable,
    madeAt: at.toISOString(),
    fingerprint: fingerprint ?? '',
    checkpoint,
  })
  if (contents.chapters.some(({ entries }) => entries.length > 0))
    yield ledger.add(RECORD, `${JSON.stringify(contents.chapters, null, 1)}\n`, at)
  yield ledger.add(INDEX, `<!doctype html>\n${page}\n`, at)
}

function manifestText(
  { db, vault }: BinderPlace,
  { matterId, reader, matter }: BinderContents,
  { ledger, placed, unreadable, at }: Pages & { at: Date },
): string {
  const manifest: Manifest = {
    format: FORMAT,
    installId: vault.keyring.installId,
    program,
    madeAt: at.toISOString(),
    firm: { name: getFirm(db, vault).name },
    matter: { id: matterId, ...matter },
    for: { kind: reader.kind, name: reader.name },
    documents: placed.flatMap(({ document: { version, title }, path }) => {
      const { documentId, number, fileName, mediaType, uploadedAt } = version
      return path === null
        ? []
        : [{ path, documentId, version: number, title, fileName, mediaType, receivedAt: uploadedAt }]
    }),
    unreadable,
    files: [...ledger.files],
  }
  return `${JSON.stringify(manifest, null, 1)}\n`
}
