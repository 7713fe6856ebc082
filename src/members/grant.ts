import { mayGive, type StaffAccess } from '../access.ts'
import { DAY, timestamp } from '../clock.ts'
import { dayFrom, dayOf, endOfDay, lastDayOf, startOfDay } from '../days.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { getFirm } from '../firm/queries.ts'
import { oneOf } from '../one-of.ts'
import type { Person } from '../people/queries.ts'
import {
  LEVELS,
  type Level,
  type Levels,
  type MatterRole,
  OFFERED_SECTIONS,
  OUTSIDE_DAYS_AT_MOST,
  ROLE_TEMPLATES,
  ROLES_FOR_KIND,
  rank,
  SECTIONS,
  type Section,
} from '../rights.ts'
import type { Membership } from './queries.ts'

/** A right as its form sends it: a role, a level for each section, the first and the last day. */
export type GrantForm = { [Name in Section | 'role' | 'start' | 'end']?: string | undefined }
export type Grant = Omit<Membership, 'id' | 'personId'>

/** What the form gives, checked against the giver, the person and the calendar. Throws `Invalid`. */
export function checkGrant(
  deps: Deps,
  access: StaffAccess<'members:edit'>,
  person: Person,
  form: GrantForm,
  present?: Membership,
): Grant {
  const role = oneOf(rolesFor(person), form.role)
  if (!role) throw new Invalid((t) => t.members.problems.role, 'role')
  const unsaid = (section: Section) => unsaidLevel(access, person, section, role, present)
  const levels = checkLevels(access, person, form, unsaid)
  return { role, levels, ...checkDays(deps, person, form, present) }
}

/** Who answers for the matter is chosen apart: a matter always has exactly one. */
export function rolesFor({ kind }: Person): MatterRole[] {
  return ROLES_FOR_KIND[kind].filter((role) => role !== 'responsible-lawyer')
}

function checkLevels(
  access: StaffAccess<'members:edit'>,
  { kind }: Person,
  form: GrantForm,
  unsaid: (section: Section) => Level,
): Levels {
  const chosen = SECTIONS.map((section): [Section, Level] => {
    const typed = form[section]
    if (typed === undefined) return [section, unsaid(section)]
    const level = oneOf(LEVELS, typed)
    if (!level || !mayGive(access, kind, section, level))
      throw new Invalid((t) => t.members.problems.level, section)
    return [section, level]
  })
  if (chosen.every(([section, level]) => level === 'none' || !OFFERED_SECTIONS.includes(section)))
    throw new Invalid((t) => t.members.problems.nothing, 'documents')
  return Object.fromEntries(chosen) as Levels
}

/** What no form asked about stays as it is; with a new role, as usual for it, as far as the giver may. */
function unsaidLevel(
  access: StaffAccess<'members:edit'>,
  { kind }: Person,
  section: Section,
  role: MatterRole,
  present?: Membership,
): Level {
  if (present?.role === role) return present.levels[section]
  const usual = ROLE_TEMPLATES[role][section]
  return (
    LEVELS.findLast((level) => rank(level) <= rank(usual) && mayGive(access, kind, section, level)) ?? 'none'
  )
}

function checkDays({ db, vault, clock }: Deps, { kind }: Person, form: GrantForm, present?: Membership) {
  const { timeZone } = getFirm(db, vault)
  const now = timestamp(clock)
  const startsAt = startFrom(form.start, timeZone, present) ?? now
  const endsAt = endFrom(form.end, timeZone, present)
  if (endsAt !== null && endsAt <= later(startsAt, now))
    throw new Invalid((t) => t.members.problems.endBeforeStart, 'end')
  return { startsAt, endsAt: kind === 'outside' ? limited(endsAt, later(startsAt, now)) : endsAt }
}

function later(a: string, b: string): string {
  return a < b ? b : a
}

function startFrom(typed: string | undefined, timeZone: string, present?: Membership): string | null {
  if (!typed) return present?.startsAt ?? null
  const day = dayFrom(typed)
  if (!day) throw new Invalid((t) => t.members.problems.day, 'start')
  if (present && dayOf(present.startsAt, timeZone) === typed) return present.startsAt
  return startOfDay(day, timeZone)
}

function endFrom(typed: string | undefined, timeZone: string, present?: Membership): string | null {
  if (!typed) return null
  const day = dayFrom(typed)
  if (!day) throw new Invalid((t) => t.members.problems.day, 'end')
  if (present?.endsAt && lastDayOf(present.endsAt, timeZone) === typed) return present.endsAt
  return endOfDay(day, timeZone)
}

/** The last day counts whole, so 90 days may be a few hours more on the calendar; never more than that in time. */
function limited(endsAt: string | null, from: string): string {
  if (endsAt === null) throw new Invalid((t) => t.members.problems.endNeeded, 'end')
  const latest = Date.parse(from) + OUTSIDE_DAYS_AT_MOST * DAY
  if (Date.parse(endsAt) > latest + DAY)
    throw new Invalid((t) => t.members.problems.endTooLate(OUTSIDE_DAYS_AT_MOST), 'end')
  return new Date(Math.min(Date.parse(endsAt), latest)).toISOString()
}
