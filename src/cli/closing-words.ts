import { countOpenThings } from '../closing/missing.ts'
import { type ConcernedPerson, readClosing } from '../closing/read.ts'
import { dayOf } from '../days.ts'
import { getFirm } from '../firm/queries.ts'
import type { Phase } from '../phases.ts'
import type { Workplace } from './beside-server.ts'

/** What a command says of a matter's closing; days are `YYYY-MM-DD` in the firm's zone. */
export type ClosingFacts = {
  number: string
  phase: Phase
  readOnlyFrom: string | null
  closedFrom: string | null
  unopened: number
  unconfirmed: number
  openUploads: number
  unanswered: number
  people: PersonFacts[]
}
type PersonFacts = Pick<ConcernedPerson, 'id' | 'name' | 'kind' | 'language'> & {
  reachable: boolean
  told: string[]
  tellOn: string[]
  binder: string | null
  acknowledged: string | null
}

export function closingFacts(place: Workplace, { id, number }: { id: string; number: string }): ClosingFacts {
  const { timeZone } = getFirm(place.db, place.vault)
  const day = (at: string) => dayOf(at, timeZone)
  const { phase, plan, people } = readClosing(place, id)
  return {
    number,
    phase,
    readOnlyFrom: plan && day(plan.closesAt),
    closedFrom: plan && day(plan.committedAt ?? plan.endsAt),
    ...countOpenThings(place, id, people),
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      kind: person.kind,
      language: person.language,
      reachable: person.isReachable,
      told: person.toldAt.map(day),
      tellOn: [...(person.isDue ? [day(place.clock.now().toISOString())] : []), ...person.tellOn],
      binder: person.binder && day(person.binder.at),
      acknowledged: person.acknowledgedAt && day(person.acknowledgedAt),
    })),
  }
}

export function closingLines(facts: ClosingFacts): string {
  const { number, readOnlyFrom, closedFrom, unopened, unconfirmed, openUploads, unanswered, people } = facts
  const planned = readOnlyFrom
    ? `${number} is ${facts.phase}: read-only from ${readOnlyFrom}, closed from ${closedFrom}.`
    : `${number} is open, and no closing is planned. --on DATE plans one.`
  return [
    planned,
    `Still open: ${unopened} shared and not opened, ${unconfirmed} opened and not confirmed, ${openUploads} uploads not finished, ${unanswered} requests and tasks not settled.`,
    ...people.map(personLine),
  ].join('\n')
}

function personLine({ name, language, reachable, told, tellOn, binder, acknowledged }: PersonFacts): string {
  const notices = [
    ...(told.length > 0 ? [`told ${told.join(', ')}`] : []),
    ...(reachable && tellOn.length > 0 ? [`to be told ${tellOn.join(', ')}`] : []),
    ...(reachable ? [] : ['no mail reaches them']),
    binder ? `binder taken ${binder}` : 'binder not taken',
    acknowledged ? `has a copy (${acknowledged})` : 'has not said that they have a copy',
  ]
  return `  ${name} (${language}): ${notices.join('; ')}`
}
