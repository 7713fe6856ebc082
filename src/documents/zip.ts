import { makeZip } from 'client-zip'
import { create } from 'content-disposition'
import type { MatterAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { contextOf } from '../http/context.ts'
import { requireSession } from '../sessions/session.ts'
import { openContent, watched } from './content.ts'
import { recordDamage } from './damage.ts'
import { cleanFileName } from './file-name.ts'
import type { Version } from './queries.ts'
import { type ZipPlace, zipNamer } from './zip-names.ts'

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
 * A zip that is written while it is read: stored, not compressed, each file opened and verified as its turn comes. A file
 * that does not pass its check breaks the connection, so half a zip is never taken for a whole one.
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
  db.transaction(() =>
    appendEvent(deps, viewer, {
      kind: 'documents.exported',
      matterId,
      subjectId: folderId,
      details: { count: entries.length },
    }),
  ).immediate()
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
    const document = await openContent(deps.vault, { matterId: access.matterId, version, onDamage })
    try {
      onTaken?.()
      const input = watched(document.stream(), { onDamage, authorise: mayStill })
      yield { name: nameOf(entry), input, size: version.byteSize, lastModified: new Date(version.uploadedAt) }
    } finally {
      await document.close()
    }
  }
}
