import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import { refuseBeyondWall } from '../people/beyond-wall.ts'
import { getManageable } from '../people/manage.ts'
import type { Person } from '../people/queries.ts'
import { markOf } from '../seen.ts'
import type { StaffViewer } from '../viewer.ts'
import { findSafeContact, listGuestsOf, listSafeContacts, type SafeContact } from './queries.ts'

/**
 * `seen`: of the contact as it is now (src/seen.ts). `sender` and `address`: whom mails then come from, the one neutral and
 * the other the firm's.
 */
export type SafeContactView = {
  contact: SafeContact | null
  seen: string
  sender: string | null
  address: string | null
}

export function readSafeContact({ db, vault, config }: Deps, personId: string): SafeContactView {
  const { neutralSender } = getFirm(db, vault)
  const contact = findSafeContact(db, vault, personId)
  return {
    ...{ contact, seen: markOf(contact) },
    sender: neutralSender,
    address: config.smtp.from,
  }
}

/** The client or outside person for whom staff set it; nobody beyond a wall, whom it would lay open, nor of the firm's own. */
export function getReachable(deps: Deps, viewer: StaffViewer, personId: string): Person {
  const person = getManageable(deps, viewer, personId)
  if (person.kind === 'staff') throw new NotFound()
  refuseBeyondWall(deps.db, viewer, personId)
  return person
}

/** What staff must know before they write to somebody or call. */
export type SafeContactNote = { personId: string; name: string } & Pick<
  SafeContact,
  'noVoicemail' | 'hours' | 'workingDays' | 'note'
>

/** Those of a matter's clients and outside people whom a mail or a call can put in danger. */
export function listNotesOf({ db, vault }: Pick<Deps, 'db' | 'vault'>, matterId: string): SafeContactNote[] {
  const guests = listGuestsOf(db, vault, matterId)
  const contacts = listSafeContacts(
    db,
    vault,
    guests.map(({ id }) => id),
  )
  return guests.flatMap(({ id: personId, name }) => {
    const contact = contacts.get(personId)
    if (!contact) return []
    const { noVoicemail, hours, workingDays, note } = contact
    return [{ personId, name, noVoicemail, hours, workingDays, note }]
  })
}
