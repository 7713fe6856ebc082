import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { readHours } from '../hours.ts'
import { replan } from '../notices/planning.ts'
import { markOf, requireSeen } from '../seen.ts'
import type { Viewer } from '../viewer.ts'
import { manyLines } from '../written.ts'
import { deleteSafeContact, findSafeContact, type SafeContact, upsertSafeContact } from './queries.ts'

const NOTE_AT_MOST = 500

/**
 * Writes how somebody can be reached safely, from now on and for what waits: what has not left yet leaves in neutral words,
 * and at the hours that are safe. Throws `Invalid`.
 */
export function changeSafeContact(deps: Deps, viewer: Viewer, personId: string, form: URLSearchParams): void {
  const { db, vault, clock } = deps
  db.transaction(() => {
    const contact = findSafeContact(db, vault, personId)
    requireSeen(form.get('seen'), markOf(contact), () => Bun.deepEquals(contact, readContact(form)))
    const { note, ...wanted } = readContact(form)
    upsertSafeContact(db, {
      ...{ ...wanted, personId, by: viewer.personId, at: timestamp(clock) },
      note: note ? vault.firm.seal('safe_contacts.note', personId, note) : null,
    })
    record(deps, viewer, personId, true)
  }).immediate()
  deps.wake()
}

function readContact(form: URLSearchParams): SafeContact {
  const isTicked = (name: string) => form.get(name) === 'yes'
  const note = manyLines(form.get('note') ?? '')
  if (note.length > NOTE_AT_MOST) throw new Invalid((text) => text.rules.tooLong(NOTE_AT_MOST), 'note')
  return {
    hours: readHours(form, 'mailFrom', 'mailUntil'),
    workingDays: isTicked('workingDays'),
    urgentAnyway: isTicked('urgentAnyway'),
    noVoicemail: isTicked('noVoicemail'),
    note: note || null,
  }
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
