import { makeZip } from 'client-zip'
import { create } from 'content-disposition'
import type { GuestAccess, MatterAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { recordDamage } from '../documents/damage.ts'
import { cleanFileName } from '../documents/file-name.ts'
import { recordGuestRead } from '../documents/reads.ts'
import type { Version } from '../documents/versions/queries.ts'
import { appendEvent } from '../events/append.ts'
import { noteReading } from '../events/note-reading.ts'
import { contextOf } from '../http/context.ts'
import { getGuestVersion } from '../portal/find.ts'
import { requireSession } from '../sessions/session.ts'
import type { BinderContents } from './contents.ts'
import { gatherForFirm } from './gather-firm.ts'
import { gatherForGuest } from './gather-guest.ts'
import { type BinderJob, binderEntries } from './write.ts'

type Given = Pick<BinderJob, 'mayStill' | 'onTaken' | 'onFinished'> & {
  contents: BinderContents
  request: Request
  access: MatterAccess<'documents:read'>
}

/** What a guest takes home; what was shared with them counts as downloaded. `open` asks anew for their right. */
export function guestBinder(
  deps: Deps,
  request: Request,
  open: () => GuestAccess<'documents:read'>,
): Response {
  const access = open()
  const { matterId, viewer } = access
  const contents = gatherForGuest(deps, access)
  const find = ({ documentId, id: versionId }: Version) =>
    getGuestVersion(deps, open(), { documentId, versionId })
  return binderResponse(deps, {
    ...{ contents, request, access },
    mayStill: find,
    onTaken: (version) => {
      const taken = find(version)
      const facts = { document: version.documentId, version: version.number, person: viewer.personId }
      noteReading(deps, { kind: 'document.downloaded', matter: matterId, ...facts }, () =>
        recordGuestRead(deps, access, taken, 'downloaded'),
      )
    },
    onFinished: (sha256) => {
      const event = { kind: 'binder.downloaded', matterId, personId: viewer.personId } as const
      deps.db.transaction(() => appendEvent(deps, viewer, { ...event, details: { sha256 } })).immediate()
      deps.wake()
    },
  })
}

/** For the firm: all of the matter, or with `guest` what that person would take home. */
export function firmBinder(
  deps: Deps,
  request: Request,
  { open, guest }: { open: () => StaffAccess<'documents:read'>; guest?: () => GuestAccess<'documents:read'> },
): Response {
  const access = open()
  const { matterId, viewer } = access
  const shown = guest?.()
  const contents = shown ? gatherForGuest(deps, shown, access) : gatherForFirm(deps, access, viewer.language)
  return binderResponse(deps, {
    ...{ contents, request, access },
    mayStill: () => {
      open()
      guest?.()
    },
    onFinished: (sha256) => {
      const personId = shown?.viewer.personId ?? null
      const event = {
        kind: 'matter.exported',
        matterId,
        personId,
        details: { sha256, verified: false },
      } as const
      deps.db.transaction(() => appendEvent(deps, viewer, event)).immediate()
      deps.wake()
    },
  })
}

function binderResponse(deps: Deps, { contents, request, access, mayStill, ...rest }: Given): Response {
  const { number, title } = contents.matter
  const headers = {
    'content-type': 'application/zip',
    'content-disposition': create(cleanFileName(`${number} ${title}.zip`), { type: 'attachment' }),
    'content-security-policy': "default-src 'none'; sandbox",
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  contextOf(request).allowSilence(0)
  const job: BinderJob = {
    contents,
    mayStill: (version) => {
      requireSession(deps, access.viewer)
      mayStill(version)
    },
    onDamage: (version) => recordDamage(deps, access, version),
    ...rest,
  }
  return new Response(makeZip(binderEntries(deps, job), { buffersAreUTF8: true }), { headers })
}
