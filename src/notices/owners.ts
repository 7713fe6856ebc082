import { type Reader, readerFor } from '../../views/text/reader.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { type Letter, queueMail } from '../mail/queue.ts'
import { getPerson, listOwnerIds } from '../people/queries.ts'
import { isReachable } from '../people/reachable.ts'

/** `reader` in the owner's language, `other` in the second one. */
type Addressed = { reader: Reader; other: Reader; firm: string }

/** A mail to every owner whom one reaches, inside the caller's transaction. */
export function queueToOwners(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  letterFor: (to: Addressed) => Letter,
): void {
  const { db, vault } = deps
  const { name: firm, timeZone } = getFirm(db, vault)
  for (const personId of listOwnerIds(db)) {
    const person = getPerson(db, vault, personId)
    if (!isReachable(person)) continue
    const reader = readerFor(person.language, timeZone)
    const other = readerFor(person.language === 'en' ? 'fr' : 'en', timeZone)
    queueMail(deps, { personId, kind: 'alert', ...letterFor({ reader, other, firm }) })
  }
}
