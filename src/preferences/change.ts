import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { readHour, readHours } from '../hours.ts'
import { replan } from '../notices/planning.ts'
import { deleteStaffDigest } from '../notices/queries.ts'
import { getPerson, updateComplained } from '../people/queries.ts'
import type { Actor, Viewer } from '../viewer.ts'
import { isDigest, PACES, type Pace, type Preference } from './preference.ts'
import { getPreference, replaceMutedMatters, upsertPreference } from './queries.ts'
import { listOwnMatters } from './read.ts'

/** The telling form of somebody's account: `matter` once for each matter that they want to hear nothing of. */
export type TellingForm = URLSearchParams

/** Changes how the viewer is told, of what waits already too. Throws `Invalid`. */
export function changeTelling(deps: Deps, viewer: Viewer, form: TellingForm): void {
  const preference = readPreference(form)
  const wanted = form.getAll('matter')
  const own = listOwnMatters(deps, viewer).map(({ id }) => id)
  const matterIds = own.filter((id) => wanted.includes(id))
  deps.db
    .transaction(() => {
      const { personId } = viewer
      updateComplained(deps.db, personId, null)
      replaceMutedMatters(deps.db, { personId, matterIds, at: timestamp(deps.clock) })
      setPreference(deps, viewer, personId, preference)
    })
    .immediate()
  deps.wake()
}

/** Declines summaries for whoever one went to; whoever is told at once is not told less by it. */
export function tellLess(deps: Deps, actor: Actor, personId: string, pace: 'weekly' | 'off'): void {
  const { db, vault } = deps
  db.transaction(() => {
    const present = getPreference(db, getPerson(db, vault, personId))
    if (isDigest(present.pace)) setPreference(deps, actor, personId, { ...present, pace })
  }).immediate()
  deps.wake()
}

/** Inside the caller's transaction. */
export function setPreference(
  deps: Pick<Deps, 'db' | 'vault' | 'clock' | 'config'>,
  actor: Actor,
  personId: string,
  preference: Preference,
): void {
  upsertPreference(deps.db, { ...preference, personId, at: timestamp(deps.clock) })
  deleteStaffDigest(deps.db, personId)
  replan(deps, personId)
  const { pace } = preference
  appendEvent(deps, actor, { kind: 'telling.changed', personId, details: { pace } })
}

function readPreference(form: TellingForm): Preference {
  return {
    pace: readPace(form.get('pace')),
    hour: readHour(form.get('hour'), 'hour') ?? 8,
    weekday: readWeekday(form.get('weekday')),
    quiet: readHours(form, 'quietFrom', 'quietUntil'),
  }
}

function readPace(typed: string | null): Pace {
  const pace = PACES.find((one) => one === typed)
  if (!pace) throw new Invalid((text) => text.rules.choose, 'pace')
  return pace
}

function readWeekday(typed: string | null): number {
  const weekday = Number(typed ?? '1')
  if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
    throw new Invalid((text) => text.rules.choose, 'weekday')
  return weekday
}
