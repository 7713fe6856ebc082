import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { replan } from '../notices/planning.ts'
import { readHours } from '../preferences/hours-form.ts'
import type { Viewer } from '../viewer.ts'
import { manyLines } from '../written.ts'
import { deleteSafeContact, upsertSafeContact } from './queries.ts'

const NOTE_AT_MOST = 500

/**
 * Writes how somebody can be reached safely, from now on and for what waits: what has not left yet leaves in neutral words,
 * and at the hours that are safe. Throws `Invalid`.
 */
export function changeSafeContact(deps: Deps, viewer: Viewer, personId: string, form: URLSearchParams): void {
  const { db, vault, clock } = deps
  const hours = readHours(form, 'mailFrom', 'mailUntil')
  const note = manyLines(form.get('note') ?? '')
  if (note.length > NOTE_AT_MOST) throw new Invalid((text) => text.rules.tooLong(NOTE_AT_MOST), 'note')
  db.transaction(() => {
    upsertSafeContact(db, {
      ...{ personId, hours, by: viewer.personId, at: timestamp(clock) },
      workingDays: form.get('workingDays') === 'yes',
      urgentAnyway: form.get('urgentAnyway') === 'yes',
      noVoicemail: form.get('noVoicemail') === 'yes',
      note: note ? vault.firm.seal('safe_contacts.note', personId, note) : null,
    })
    record(deps, viewer, personId, true)
  }).immediate()
  deps.wake()
}

/** From now on they are written to like anybody. */
export function endSafeContact(deps: Deps, viewer: Viewer, personId: string): void {
  deps.db
    .transaction(() => {
      deleteSafeContact(deps.db, personId)
      record(deps, viewer, personId, false)
    })
    .immediate()
  deps.wake()
}

function record(deps: Deps, viewer: Viewer, personId: string, on: boolean): void {
  replan(deps, personId)
  appendEvent(deps, viewer, { kind: 'safe-contact.changed', personId, details: { on } })
}
