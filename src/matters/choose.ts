import type { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { nextNumber, numberPrefix, yearIn } from '../firm/matter-number.ts'
import { PROVINCES } from '../firm/provinces.ts'
import { getFirm } from '../firm/queries.ts'
import { listActivePersons, listPersonsById, type Person } from '../people/queries.ts'
import { folded, searchFor } from '../written.ts'
import { isLawyer } from './check.ts'
import type { NewMatterForm } from './create.ts'
import { listNumbers, type Matter } from './queries.ts'
import { PRACTICE_AREAS } from './vocabulary.ts'

export const codes = { practiceAreas: PRACTICE_AREAS, provinces: PROVINCES }

/** What a new matter's form begins with. */
export function newMatterValues(
  { db, vault, clock }: Deps,
  { viewer }: FirmAccess<'matters:create'>,
): NewMatterForm {
  const { matterNumberPattern: pattern, timeZone, province } = getFirm(db, vault)
  const year = yearIn(timeZone, clock.now())
  const number = nextNumber(pattern, year, listNumbers(db, numberPrefix(pattern, year)))
  return { number, province, responsible: viewer.personId }
}

export function matterValues({ number, internalTitle, clientTitle, practiceArea, province }: Matter) {
  return {
    number,
    internalTitle,
    clientTitleEn: clientTitle.en ?? '',
    clientTitleFr: clientTitle.fr ?? '',
    practiceArea,
    province,
  }
}

export function listLawyers({ db, vault }: Deps): Person[] {
  return byName(listActivePersons(db, vault, ['staff']).filter(isLawyer))
}

const FOUND_AT_MOST = 20

/** Clients whose name or address holds every word, without accents mattering; with those already chosen. */
export function findClients(
  { db, vault }: Deps,
  _: FirmAccess<'matters:create'>,
  { client = [], clientSearch }: { client?: readonly string[]; clientSearch?: string | undefined },
) {
  const chosen = [...listPersonsById(db, vault, client).values()].filter(({ kind }) => kind === 'client')
  const holds = searchFor(clientSearch ?? '')
  const fits = ({ name, email }: Person) => holds(folded(`${name}\n${email}`))
  const found =
    clientSearch === undefined
      ? []
      : listActivePersons(db, vault, ['client']).filter(
          (person) => fits(person) && !client.includes(person.id),
        )
  return { chosen, found: byName(found).slice(0, FOUND_AT_MOST), words: clientSearch ?? null }
}

function byName(people: Person[]): Person[] {
  const collator = new Intl.Collator('fr')
  return people.sort((a, b) => collator.compare(a.name, b.name))
}
