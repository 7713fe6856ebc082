import { makeZip } from 'client-zip'
import { create } from 'content-disposition'
import { catalogues } from '../../views/text/catalogue.ts'
import type { MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { noteReading } from '../events/note-reading.ts'
import { contextOf } from '../http/context.ts'
import { requireSession } from '../sessions/session.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import { LANGUAGES, type Language } from '../viewer.ts'
import { openContent, watched } from './content.ts'
import { recordDamage } from './damage.ts'
import { cleanFileName } from './file-name.ts'
import type { Version } from './versions/queries.ts'
import { type ZipPlace, zipNamer } from './zip-names.ts'

/** Octets. */
const CHECKED_FIRST = 64 * 2 ** 20

export type ZipEntry = ZipPlace & { version: Version; onTaken?: () => void }
/** Opens the proof anew and finds the entry in it; throws when either is gone. */
export type Authorise = (version: Version) => void
export type ZipRequest = {
  request: Request
  /** Of the zip itself, without its extension. */
  name: string
  /** The folder it is of; null for a selection or the whole matter. */
  folderId: string | null
  entries: readonly ZipEntry[]
  authorise: Authorise
}

/**
 * A zip that is written while it is read: stored, not compressed, each file opened and verified as its turn comes. In the
 * place of a damaged file stands a note. A large one is not read twice: where it turns out to be damaged the connection
 * breaks, so half a zip is never taken for a whole one, and the next zip has the note.
 */
export function zipResponse(deps: Deps, access: MatterAccess<'documents:read'>, zip: ZipRequest): Response {
  const { db } = deps
  const { matterId, viewer } = access
  const { request, name, folderId, entries } = zip
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': create(cleanFileName(`${name}.zip`), { type: 'attachment' }),
    'content-security-policy': "default-src 'none'; sandbox",
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  contextOf(request).allowSilence(0)
  const event = { kind: 'documents.exported', matterId, subjectId: folderId } as const
  noteReading(deps, { kind: event.kind, matter: matterId, person: viewer.personId }, () =>
    db
      .transaction(() => appendEvent(deps, viewer, { ...event, details: { count: entries.length } }))
      .immediate(),
  )
  return new Response(makeZip(zipFiles(deps, access, zip), { buffersAreUTF8: true }), { headers })
}

async function* zipFiles(
  deps: Deps,
  access: MatterAccess<'documents:read'>,
  { entries, authorise }: Pick<ZipRequest, 'entries' | 'authorise'>,
) {
  const nameOf = zipNamer()
  for (const entry of entries) {
    const { version, onTaken } = entry
    const mayStill = () => {
      requireSession(deps, access.viewer)
      authorise(version)
    }
    mayStill()
    const onDamage = () => recordDamage(deps, access, version)
    if (isCheckedFirst(version) && !(await isWhole(deps, access, version, mayStill))) {
      onDamage()
      yield damageNote(access.viewer.language, { ...entry, name: nameOf(noteFor(entry)) })
      continue
    }
    const document = await openContent(deps.vault, { matterId: access.matterId, version, onDamage })
    try {
      const facts = { document: version.documentId, version: version.number, person: access.viewer.personId }
      if (onTaken)
        noteReading(deps, { kind: 'document.downloaded', matter: access.matterId, ...facts }, onTaken)
      const input = watched(document.stream(), { onDamage, authorise: mayStill })
      yield { name: nameOf(entry), input, size: version.byteSize, lastModified: new Date(version.uploadedAt) }
    } finally {
      await document.close()
    }
  }
}

/** What is larger would keep the reader waiting; but what was found damaged before is looked at however large it is. */
function isCheckedFirst({ byteSize, damagedAt }: Version): boolean {
  return byteSize <= CHECKED_FIRST || damagedAt !== null
}

/** Reads every octet. `authorise` throws when the reader may not have it any more. */
async function isWhole(
  { vault }: Deps,
  { matterId }: MatterAccess<'documents:read'>,
  version: Version,
  authorise: () => void,
): Promise<boolean> {
  try {
    const document = await vault.documents.open({ matterId, versionId: version.id, ...version })
    try {
      for await (const _ of document.stream()) authorise()
    } finally {
      await document.close()
    }
    return true
  } catch (error) {
    if (error instanceof IntegrityError) return false
    throw error
  }
}

function noteFor({ folders, fileName }: ZipPlace): ZipPlace {
  return { folders, fileName: `${fileName} (damaged, endommagé).txt` }
}

/** In both languages: a zip is handed on to others. */
function damageNote(language: Language, { name, version, fileName }: ZipEntry & { name: string }) {
  const inOrder = LANGUAGES.toSorted((a, b) => Number(b === language) - Number(a === language))
  const notes = inOrder.map((each) => catalogues[each].documents.damageNote(fileName, version.number))
  return { name, input: `${notes.join('\r\n\r\n')}\r\n`, lastModified: new Date(version.uploadedAt) }
}
