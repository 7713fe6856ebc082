import { timestamp } from '../clock.ts'
import { lastDayOf } from '../days.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { listGuestsOf } from '../members/queries.ts'
import { findPerson, listPersonsById } from '../people/queries.ts'
import { isReachable } from '../people/reachable.ts'
import { findPhase, type Phase } from '../phases.ts'
import { listGuestReaders } from '../readers.ts'
import type { Language, PersonKind } from '../viewer.ts'
import { listAcknowledgements, listBindersTaken, listTold } from './people/queries.ts'
import { type Closing, findClosing } from './queries.ts'
import { noticeDates, noticeDue } from './schedule.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>

/** Somebody whom the closing concerns; times are instants, `tellOn` are days. */
export type ConcernedPerson = {
  id: string
  name: string
  kind: PersonKind
  language: Language
  /** Whether a mail reaches them. */
  isReachable: boolean
  toldAt: string[]
  /** A notice goes out with the next minutes. */
  isDue: boolean
  tellOn: string[]
  binder: { at: string; isStale: boolean } | null
  acknowledgedAt: string | null
}

export type ClosingView = {
  phase: Phase
  /** `lastDay`: the last one on which clients read, where they read on at all. */
  plan: (Pick<Closing, 'closesAt' | 'endsAt' | 'plannedAt' | 'committedAt'> & PlanWords) | null
  people: ConcernedPerson[]
  /** Clients who have not said that they have their copy. */
  unacknowledged: number
}
type PlanWords = { plannedBy: string | null; lastDay: string | null }

export function readClosing(deps: Needs, matterId: string): ClosingView {
  const { db, vault } = deps
  const phase = findPhase(deps, matterId)
  const closing = findClosing(db, matterId)
  const people = concernedPeople(deps, matterId, { phase, closing })
  return {
    phase,
    plan: closing && {
      closesAt: closing.closesAt,
      endsAt: closing.endsAt,
      plannedAt: closing.plannedAt,
      committedAt: closing.committedAt,
      plannedBy: closing.plannedBy && (findPerson(db, vault, closing.plannedBy)?.name ?? null),
      lastDay: lastDay(deps, closing),
    },
    people,
    unacknowledged: people.filter(({ kind, acknowledgedAt }) => kind === 'client' && !acknowledgedAt).length,
  }
}

function lastDay({ db, vault }: Needs, { closesAt, endsAt }: Closing): string | null {
  return endsAt > closesAt ? lastDayOf(endsAt, getFirm(db, vault).timeZone) : null
}

type State = { phase: Phase; closing: Closing | null }

function concernedPeople(deps: Needs, matterId: string, { phase, closing }: State): ConcernedPerson[] {
  const { db, vault, clock } = deps
  const now = timestamp(clock)
  const ids =
    phase === 'closed'
      ? listGuestsOf(db, [matterId]).map(({ personId }) => personId)
      : listGuestReaders(db, 'documents', { matterId, now })
  const people = listPersonsById(db, vault, ids)
  const binders = new Map(listBindersTaken(db, matterId).map((taken) => [taken.personId, taken]))
  const copies = new Map(
    (closing ? listAcknowledgements(db, closing.id) : []).map((one) => [one.personId, one.at]),
  )
  return [...people.values()].map((person) => {
    const { id, name, kind, language } = person
    const binder = binders.get(id)
    return {
      ...{ id, name, kind, language, isReachable: isReachable(person) },
      ...noticesOf(deps, { phase, closing }, id),
      binder: binder ? { at: binder.at, isStale: binder.isStale === 1 } : null,
      acknowledgedAt: copies.get(id) ?? null,
    }
  })
}

function noticesOf({ db, vault, clock, config }: Needs, { phase, closing }: State, personId: string) {
  const told = closing ? listTold(db, closing.id).filter((one) => one.personId === personId) : []
  const toldAt = told.filter(({ closesAt }) => closesAt === closing?.closesAt).map((one) => one.toldAt)
  if (!closing || phase !== 'open') return { toldAt, isDue: false, tellOn: [] }
  const { closesAt } = closing
  const { timeZone } = getFirm(db, vault)
  const schedule = { closesAt, now: timestamp(clock), timeZone, ...config.closing }
  return { toldAt, isDue: noticeDue(schedule, told) !== null, tellOn: noticeDates(schedule) }
}
