import { FirmAccess } from '../../src/access.ts'
import { changeContactPreference } from '../../src/contact-preferences/change.ts'
import type { Deps } from '../../src/deps.ts'
import { listArticles } from '../../src/library/queries.ts'
import { addStarters } from '../../src/library/starters.ts'
import { addArticle, publishArticle } from '../../src/library/write.ts'
import { tickStep } from '../../src/roll-out/tick.ts'
import type { StaffViewer } from '../../src/viewer.ts'
import type { People } from './people.ts'

const HOLIDAY = {
  title: {
    fr: 'Le cabinet est fermé du 24 décembre au 3 janvier',
    en: 'The office is closed from 24 December to 3 January',
  },
  body: {
    fr: 'Nous reprenons le travail le lundi 4 janvier.\n\n**Pour ce qui ne peut pas attendre**, appelez le cabinet\u202f: le message du répondeur donne le numéro de la personne de garde. Les dates fixées par le tribunal restent les mêmes.',
    en: 'We are back at work on Monday 4 January.\n\n**For what cannot wait**, call the office: the recorded message gives the number of the lawyer on duty. Dates set by the court stay as they are.',
  },
}

/** The ready-made articles, all but one published, and one piece of news. */
export function fillLibrary(deps: Deps, viewer: StaffViewer): void {
  const access = FirmAccess.open(viewer, 'library:edit')
  addStarters(deps, access)
  const days = {
    beginsOn: Temporal.Now.plainDateISO().subtract({ days: 4 }).toString(),
    endsOn: Temporal.Now.plainDateISO().add({ days: 40 }).toString(),
  }
  addArticle(deps, access, 'news', { ...HOLIDAY, ...days, slug: '', areas: [] })
  for (const { id, slug } of listArticles(deps.db, deps.vault, access))
    if (slug !== 'first-meeting') publishArticle(deps, access, id, true)
}

/** Who would rather not use the portal. */
export function noteContactWays(deps: Deps, viewer: StaffViewer, people: People): void {
  changeContactPreference(deps, viewer, idOf(people, 'jean'), {
    way: 'paper',
    note: 'En gros caractères, à son adresse du chalet de mai à septembre',
  })
  changeContactPreference(deps, viewer, idOf(people, 'grace'), {
    way: 'phone',
    note: 'Mornings; her hands tire quickly on a keyboard',
  })
}

/** The roll-out, half done. */
export function beginRollOut(deps: Deps, viewer: StaffViewer): void {
  const access = FirmAccess.open(viewer, 'roll-out:manage')
  for (const step of ['stages', 'answering', 'letter']) tickStep(deps, access, { step, isDone: true })
}

const idOf = (people: People, key: string) => people.get(key)?.id ?? ''
