import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { oneOf } from '../one-of.ts'
import { getReachable } from '../safe-contacts/read.ts'
import type { StaffViewer } from '../viewer.ts'
import { oneLine } from '../written.ts'
import { CONTACT_WAYS, deleteContactPreference, upsertContactPreference } from './queries.ts'

export type TypedContactPreference = { way?: string | undefined; note?: string | undefined }

const NOTE_AT_MOST = 200

/** Notes how a client or outside person would rather be reached. The portal without a word is what anybody has. Throws `Invalid`. */
export function changeContactPreference(
  deps: Deps,
  viewer: StaffViewer,
  personId: string,
  typed: TypedContactPreference,
): void {
  const { db, vault } = deps
  getReachable(deps, viewer, personId)
  const way = oneOf(CONTACT_WAYS, typed.way)
  if (!way) throw new Invalid((t) => t.rules.choose, 'way')
  const note = oneLine(typed.note)
  if (note.length > NOTE_AT_MOST) throw new Invalid((t) => t.rules.tooLong(NOTE_AT_MOST), 'note')
  db.transaction(() => {
    if (way === 'portal' && !note) deleteContactPreference(db, personId)
    else
      upsertContactPreference(db, {
        ...{ personId, way },
        note: note ? vault.firm.seal('contact_preferences.note', personId, note) : null,
      })
    appendEvent(deps, viewer, { kind: 'person.changed', personId, details: { fields: ['contactWay'] } })
  }).immediate()
  deps.wake()
}
