import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { MATTER_NUMBER } from '../firm/matter-number.ts'
import { PROVINCES } from '../firm/provinces.ts'
import { oneOf } from '../one-of.ts'
import { findPerson, type Person } from '../people/queries.ts'
import { ANSWERING_ROLES, ROLES_FOR_KIND } from '../rights.ts'
import type { Language } from '../viewer.ts'
import { oneLine } from '../written.ts'
import { isNumberTaken, type MatterValues } from './queries.ts'
import { PRACTICE_AREAS } from './vocabulary.ts'

/** A matter as its form sends it. */
export type MatterForm = {
  number?: string | undefined
  internalTitle?: string | undefined
  clientTitleEn?: string | undefined
  clientTitleFr?: string | undefined
  practiceArea?: string | undefined
  province?: string | undefined
}

const TITLE_AT_MOST = 200

export type CheckedMatter = Omit<MatterValues, 'internalTitle' | 'clientTitleEn' | 'clientTitleFr'> & {
  internalTitle: string
  clientTitle: Record<Language, string | null>
}

/** What the form says, made safe to keep. Throws `Invalid` beside the first field that will not do. */
export function checkMatter(form: MatterForm): CheckedMatter {
  const number = (form.number ?? '').trim()
  if (!MATTER_NUMBER.test(number)) throw new Invalid((t) => t.matters.problems.number, 'number')
  const internalTitle = checkTitle(form.internalTitle, 'internalTitle')
  if (!internalTitle) throw new Invalid((t) => t.matters.problems.internalTitle, 'internalTitle')
  const clientTitle = {
    en: checkTitle(form.clientTitleEn, 'clientTitleEn') || null,
    fr: checkTitle(form.clientTitleFr, 'clientTitleFr') || null,
  }
  if (!clientTitle.en && !clientTitle.fr)
    throw new Invalid((t) => t.matters.problems.clientTitle, 'clientTitleEn')
  return {
    number,
    internalTitle,
    clientTitle,
    ...checkCodes(form),
  }
}

function checkCodes(form: MatterForm) {
  const practiceArea = oneOf(PRACTICE_AREAS, form.practiceArea)
  if (!practiceArea) throw new Invalid((t) => t.rules.choose, 'practiceArea')
  const province = oneOf(PROVINCES, form.province)
  if (!province) throw new Invalid((t) => t.rules.choose, 'province')
  return { practiceArea, province }
}

function checkTitle(typed: string | undefined, field: string): string {
  const title = oneLine(typed)
  if (title.length > TITLE_AT_MOST) throw new Invalid((t) => t.rules.tooLong(TITLE_AT_MOST), field)
  return title
}

/** Asked inside the transaction that writes it, so that of two at once only one gets the number. */
export function requireFreeNumber({ db }: Pick<Deps, 'db'>, number: string, matterId: string): void {
  if (isNumberTaken(db, number, matterId))
    throw new Invalid((t) => t.matters.problems.taken(number), 'number')
}

/** Only a lawyer of the firm answers for a matter. */
export function requireLawyer({ db, vault }: Deps, personId: string | undefined, field: string): Person {
  const person = personId ? findPerson(db, vault, personId) : null
  if (!person || !isLawyer(person)) throw new Invalid((t) => t.matters.problems.responsible, field)
  return person
}

export function isLawyer({ firmRole, status }: Person): boolean {
  return status === 'active' && ANSWERING_ROLES.includes(firmRole)
}

export function requireClient({ db, vault }: Deps, personId: string): Person {
  const person = findPerson(db, vault, personId)
  if (person?.status !== 'active' || !ROLES_FOR_KIND[person.kind].includes('client'))
    throw new Invalid((t) => t.matters.problems.client, 'client')
  return person
}

export function sealMatter(
  { vault }: Pick<Deps, 'vault'>,
  id: string,
  { internalTitle, clientTitle, number, practiceArea, province }: CheckedMatter,
): MatterValues {
  const key = vault.matter(id)
  return {
    number,
    practiceArea,
    province,
    internalTitle: key.seal('matters.internal_title', id, internalTitle),
    clientTitleEn: clientTitle.en ? key.seal('matters.client_title_en', id, clientTitle.en) : null,
    clientTitleFr: clientTitle.fr ? key.seal('matters.client_title_fr', id, clientTitle.fr) : null,
  }
}
