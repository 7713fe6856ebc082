import { GuestAccess, StaffAccess } from '../../src/access.ts'
import { DAY, HOUR } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { beginStage } from '../../src/stages/begin.ts'
import { listStages } from '../../src/stages/queries.ts'
import { setStages } from '../../src/stages/set.ts'
import { chooseTeam } from '../../src/team/choose.ts'
import { askForUpdate } from '../../src/updates/asking/ask.ts'
import { EMPTY_UPDATE } from '../../src/updates/form.ts'
import type { WaitingOn } from '../../src/updates/queries.ts'
import { noteSeen, readGuestUpdates } from '../../src/updates/read-guest.ts'
import { sendHeartbeat, writeUpdate } from '../../src/updates/write.ts'
import type { MATTERS } from './matters.ts'
import { NEWS } from './news.ts'
import { guestViewer, type People, staffViewer } from './people.ts'

type Matter = (typeof MATTERS)[number]
type Step = { at: number; take: () => Promise<void> }

/** `stage` counts from 0. `daysAgo`: when the newest word was written. */
type Course = {
  template: string
  stage: number
  daysAgo: number
  heartbeat?: { waitingOn: WaitingOn; daysAgo: number; inDays: number }
  /** The client asked so many hours ago. */
  asked?: number
  /** The client has not seen the newest ones. */
  unseen?: true
}

/** How far each matter of the demonstration firm has come, by its internal title. */
const COURSES: Readonly<Record<string, Course>> = {
  'Gagnon – séparation': { template: 'family', stage: 3, daysAgo: 4, unseen: true },
  'Gagnon L. – pension alimentaire': {
    ...{ template: 'family', stage: 2, daysAgo: 23 },
    heartbeat: { waitingOn: 'court', daysAgo: 3, inDays: 25 },
  },
  'Raman – purchase 418 Clarke Ave': { template: 'purchase', stage: 2, daysAgo: 1, unseen: true },
  'Whitfield v. Northline Freight': { template: 'employment', stage: 1, daysAgo: 19, asked: 20 },
  'Succession Côté': { template: 'estates', stage: 2, daysAgo: 12 },
  'Bélanger c. Constructions Tellier inc.': {
    ...{ template: 'civil-litigation', stage: 2, daysAgo: 34 },
    heartbeat: { waitingOn: 'other-side', daysAgo: 8, inDays: 14 },
  },
  'Kovalenko – permanent residence': {
    ...{ template: 'immigration', stage: 2, daysAgo: 40 },
    heartbeat: { waitingOn: 'authority', daysAgo: 31, inDays: -1 },
  },
  'Demir – constitution de société': { template: 'corporate', stage: 1, daysAgo: 6 },
  'Nakamura – will and mandate': { template: 'wills', stage: 1, daysAgo: 9 },
  'Saint-Onge – vente duplex': { template: 'sale', stage: 1, daysAgo: 5 },
  'Lachance – congédiement': { template: 'employment', stage: 0, daysAgo: 45 },
  'Adeyemi – shareholder agreement': { template: 'corporate', stage: 0, daysAgo: 15 },
}

type Place = {
  deps: Deps
  people: People
  matter: Matter
  course: Course
  id: () => string
  start: number
}

/** The stages of one matter in order of time, with what was written at each and who asked. */
export function progressSteps(
  deps: Deps,
  people: People,
  matter: Matter,
  { id, start }: Pick<Place, 'id' | 'start'>,
): Step[] {
  const course = COURSES[matter.internal]
  if (!course) return []
  const place = { deps, people, matter, course, id, start }
  const news = NEWS[course.template] ?? []
  const end = Date.now() - course.daysAgo * DAY
  const at = (stage: number) => start + HOUR + ((end - start - HOUR) * stage) / Math.max(1, course.stage)
  const stages = Array.from({ length: course.stage + 1 }, (_, stage) => ({
    at: course.stage === 0 ? end : at(stage),
    take: async () => {
      if (stage === 0) setStages(deps, access(place), course.template)
      begin(place, stage)
      const chapter = news[stage]
      if (chapter) writeUpdate(deps, access(place), { ...EMPTY_UPDATE, ...chapter })
      if (stage < course.stage || !course.unseen) await see(place)
    },
  }))
  return [...stages, ...laterSteps(place)]
}

function laterSteps(place: Place): Step[] {
  const { deps, course, matter } = place
  const { heartbeat, asked } = course
  return [
    { at: place.start + 2 * HOUR, take: async () => introduce(place) },
    ...(heartbeat
      ? [{ at: Date.now() - heartbeat.daysAgo * DAY, take: async () => beat(place, heartbeat) }]
      : []),
    ...(asked
      ? [
          {
            at: Date.now() - asked * HOUR,
            take: async () => askForUpdate(deps, guest(place, clientOf(matter))),
          },
        ]
      : []),
  ]
}

/** Nobody is asked for anything: what clients were asked stands elsewhere in the story. */
function begin(place: Place, stage: number): void {
  const { deps } = place
  const stageId = listStages(deps.db, deps.vault, access(place))[stage]?.id ?? ''
  beginStage(deps, access(place), { stageId, tasks: [], requests: [] })
}

/** A day before today was in the future when it was promised. */
function beat(place: Place, { waitingOn, inDays }: NonNullable<Course['heartbeat']>): void {
  const lookAgainOn = Temporal.Now.plainDateISO().add({ days: inDays }).toString()
  sendHeartbeat(place.deps, access(place), { waitingOn, waiting: {}, lookAgainOn })
}

async function see(place: Place): Promise<void> {
  const reading = guest(place, clientOf(place.matter))
  noteSeen(place.deps, reading, readGuestUpdates(place.deps, reading, 1).updates)
}

const SENTENCES = {
  'responsible-lawyer': { en: 'Calls you back within a day.', fr: 'Vous rappelle dans la journée.' },
  assistant: {
    en: 'Here from Monday to Thursday; knows where everything is.',
    fr: 'Présente du lundi au jeudi\u202f; sait où tout se trouve.',
  },
}

function introduce(place: Place): void {
  const { people, matter } = place
  const lawyer = people.get(matter.responsible)?.id ?? ''
  const assistant = matter.members.some(([key]) => key === 'mireille')
    ? people.get('mireille')?.id
    : undefined
  chooseTeam(place.deps, access(place), {
    shown: new Set([lawyer, ...(assistant ? [assistant] : [])]),
    sentenceOf: (id) => {
      if (id === lawyer) return SENTENCES['responsible-lawyer']
      return id === assistant ? SENTENCES.assistant : {}
    },
  })
}

function access({ deps, people, matter, id }: Place) {
  return StaffAccess.open(deps, staffViewer(people, matter.responsible), id(), 'status:edit')
}

function guest({ deps, people, id }: Place, client: string) {
  return GuestAccess.open(deps, guestViewer(people, client), id(), 'status:read')
}

function clientOf({ members }: Matter): string {
  return members.find(([, role]) => role === 'client')?.[0] ?? ''
}
