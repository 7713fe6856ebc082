import { timestamp } from '../../src/clock.ts'
import type { Deps } from '../../src/deps.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { sealMatter } from '../../src/matters/check.ts'
import { insertMatter } from '../../src/matters/queries.ts'
import { joinMatter } from '../../src/members/join.ts'
import { type Levels, type MatterRole, ROLE_TEMPLATES } from '../../src/rights.ts'

export type MatterOptions = {
  title?: string
  clientTitle?: string
  responsible: { id: string }
  number?: string
}

/** A matter with nobody in it yet, as no workflow makes one: tests choose who joins it. */
export async function makeMatter(deps: Deps, options: MatterOptions): Promise<string> {
  const id = Bun.randomUUIDv7()
  await deps.vault.createMatterKeys([id])
  const { title = 'Gagnon separation', clientTitle, number = `T-${id.slice(-8)}` } = options
  const matter = sealMatter(deps, id, {
    number,
    internalTitle: title,
    clientTitle: { en: clientTitle ?? 'Your separation', fr: clientTitle ?? 'Votre séparation' },
    practiceArea: 'family',
    province: 'QC',
  })
  insertMatter(deps.db, { id, ...matter, responsibleId: options.responsible.id, at: timestamp(deps.clock) })
  return id
}

export type JoinOptions = { levels?: Partial<Levels>; startsAt?: string; endsAt?: string }

/** Makes somebody a member by the workflow; an outside person leaves again in two months if nothing else is said. */
export function addMember(
  deps: Deps,
  matterId: string,
  personId: string,
  role: MatterRole,
  { levels, startsAt, endsAt }: JoinOptions = {},
): void {
  const outside = role === 'co-counsel' || role === 'third-party'
  const joining = {
    matterId,
    personId,
    role,
    levels: { ...ROLE_TEMPLATES[role], ...levels },
    ...(startsAt && { startsAt }),
    endsAt: endsAt ?? (outside ? '2026-05-01T00:00:00.000Z' : null),
  }
  deps.db.transaction(() => joinMatter(deps, SYSTEM, joining)).immediate()
}
