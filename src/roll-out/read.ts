import { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { findLastTimeOf } from '../events/queries.ts'
import { getFirm } from '../firm/queries.ts'
import { listPersonsById } from '../people/queries.ts'
import { enterableMatters } from '../scopes.ts'
import type { StaffViewer } from '../viewer.ts'
import { getFacts, listPracticeMatters, listTicks } from './queries.ts'
import { ROLL_OUT, type RollOutPart, type RollOutStep, TICKED_STEPS, type TickedStep } from './steps.ts'

/** `isSeen`: by the portal, so that nobody ticks it. `at`: when it was done, where that is known. */
export type StepView = {
  step: RollOutStep
  isDone: boolean
  isSeen: boolean
  at: string | null
  who: string | null
}
export type RollOut = {
  parts: Record<RollOutPart, readonly StepView[]>
  done: number
  total: number
  staff: { all: number; ready: number }
  /** An open practice matter of the viewer's. */
  practiceId: string | null
  /** Whether the viewer may open the settings of the firm. */
  mayManageFirm: boolean
}

export function readRollOut(deps: Deps, access: FirmAccess<'roll-out:manage'>): RollOut {
  const { db } = deps
  const facts = getFacts(db)
  const views = [...seenSteps(deps, facts), ...tickedSteps(deps, access)]
  const partOf = (part: RollOutPart) =>
    ROLL_OUT[part].flatMap((step) => views.find((view) => view.step === step) ?? [])
  return {
    parts: {
      ready: partOf('ready'),
      prepare: partOf('prepare'),
      learn: partOf('learn'),
      begin: partOf('begin'),
    },
    done: views.filter(({ isDone }) => isDone).length,
    total: views.length,
    staff: { all: facts.staff, ready: facts.staffWithTwoPasskeys },
    practiceId: findPractice(deps, access.viewer),
    mayManageFirm: FirmAccess.allows(access.viewer, 'firm:manage'),
  }
}

export function findPractice(deps: Deps, viewer: StaffViewer): string | null {
  return listPracticeMatters(deps.db, enterableMatters(deps, viewer))[0]?.id ?? null
}

type SeenStep = Exclude<RollOutStep, TickedStep>

function seenSteps({ db, vault }: Deps, facts: ReturnType<typeof getFacts>): StepView[] {
  const seen: Record<SeenStep, string | boolean | null> = {
    passkeys: facts.staffWithTwoPasskeys === facts.staff,
    phone: getFirm(db, vault).phone !== null,
    mail: facts.mailSentAt,
    backup: findLastTimeOf(db, 'restore.proved'),
    recovery: findLastTimeOf(db, 'recovery.tested'),
    articles: facts.articles > 0,
    practice: facts.practicedAt,
    invited: facts.invitedAt,
    came: facts.cameAt,
  }
  return (Object.keys(seen) as SeenStep[]).map((step) => {
    const fact = seen[step]
    return {
      step,
      isDone: Boolean(fact),
      isSeen: true,
      at: typeof fact === 'string' ? fact : null,
      who: null,
    }
  })
}

function tickedSteps({ db, vault }: Deps, access: FirmAccess<'roll-out:manage'>): StepView[] {
  const ticks = new Map(listTicks(db, access).map((tick) => [tick.step, tick]))
  const ids = [...ticks.values()].flatMap(({ doneBy }) => doneBy ?? [])
  const people = listPersonsById(db, vault, ids)
  return TICKED_STEPS.map((step) => {
    const tick = ticks.get(step)
    const who = tick?.doneBy ? (people.get(tick.doneBy)?.name ?? null) : null
    return { step, isDone: tick !== undefined, isSeen: false, at: tick?.doneAt ?? null, who }
  })
}
