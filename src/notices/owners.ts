import { type Reader, readerFor } from '../../views/text/reader.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { type Letter, queueMail } from '../mail/queue.ts'
import { getPerson, listOwnerIds } from '../people/queries.ts'
import { isReachable } from '../people/reachable.ts'

/** `reader` in the owner's language, `other` in the second one. */
type Addressed = { reader: Reader; other: Reader; firm: string }

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/** A mail to every owner whom one reaches, inside the caller's transaction. */
export function queueToOwners(deps: Needs, letterFor: (to: Addressed) => Letter): void {
  queueToEach(deps, listOwnerIds(deps.db), letterFor)
}

/** The same to these people of the firm. */
export function queueToEach(
  deps: Needs,
  personIds: readonly string[],
  letterFor: (to: Addressed) => Letter,
): void {
  const { db, vault } = deps
  const { name: firm, timeZone } = getFirm(db, vault)
  for (const personId of personIds) {
    const person = getPerson(db, vault, personId)
    if (!isReachable(person)) continue
    const reader = readerFor(person.language, timeZone)
    const other = readerFor(person.language === 'en' ? 'fr' : 'en', timeZone)
    queueMail(deps, { personId, kind: 'alert', ...letterFor({ reader, other, firm }) })
  }
}
