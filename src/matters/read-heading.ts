import type { GuestAccess, StaffAccess } from '../access.ts'
import { type ClosingNote, readClosingNote } from '../closing/read-note.ts'
import { type ContactNote, listContactNotes } from '../contact-preferences/queries.ts'
import type { Deps } from '../deps.ts'
import { findPerson } from '../people/queries.ts'
import { everySection, type Section } from '../rights.ts'
import { listNotesOf, type SafeContactNote } from '../safe-contacts/read.ts'
import type { Language } from '../viewer.ts'
import { inLanguage, otherLanguage } from '../written.ts'
import { type GuestMatter, getGuestMatter, getMatter, isPractice, type Matter } from './queries.ts'

/** What stands over every staff page of a matter, and which of its parts open for this viewer. */
export type MatterHeading = Pick<Matter, 'id' | 'number' | 'status' | 'practiceArea' | 'province'> & {
  title: string
  responsible: string
  opens: Record<Section, boolean>
  /** Null while no closing is planned. */
  closing: ClosingNote | null
  /** Whom of its clients and outside people a mail or a call can put in danger. */
  safeContacts: SafeContactNote[]
  /** Who of them would rather have paper or a call. */
  contacts: ContactNote[]
  /** Nobody's: the firm learns with it. */
  isPractice: boolean
}

export function readMatterHeading(deps: Deps, access: StaffAccess): MatterHeading {
  const { db, vault } = deps
  const { id, number, status, practiceArea, province, internalTitle, responsibleId } = getMatter(
    db,
    vault,
    access,
  )
  return {
    id,
    number,
    status,
    practiceArea,
    province,
    title: internalTitle,
    responsible: findPerson(db, vault, responsibleId)?.name ?? '',
    opens: everySection((section) => access.may(`${section}:read`)),
    closing: readClosingNote(deps, id),
    safeContacts: listNotesOf(deps, id),
    contacts: listContactNotes(db, vault, access),
    isPractice: isPractice(db, id),
  }
}

/** What a client sees over their matter: never its internal title. */
export type GuestMatterHeading = {
  id: string
  number: string
  status: Matter['status']
  title: string
  /** Of the title, where it is not the reader's. */
  titleLang: Language | undefined
}

export function readGuestMatterHeading(
  { db, vault }: Deps,
  access: GuestAccess,
  language: Language,
): GuestMatterHeading {
  return guestHeading(getGuestMatter(db, vault, access), language)
}

/** Where the firm wrote no title for its clients, the number stands for it. */
export function guestHeading(
  { id, number, status, clientTitle }: GuestMatter,
  language: Language,
): GuestMatterHeading {
  const title = inLanguage(clientTitle, language) ?? number
  return { id, number, status, title, titleLang: otherLanguage(clientTitle, language) }
}
