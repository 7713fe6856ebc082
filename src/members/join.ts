import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { type Levels, type MatterRole, ROLE_TEMPLATES } from '../rights.ts'
import type { Actor } from '../viewer.ts'
import { insertMembership } from './queries.ts'

type Joining = {
  matterId: string
  personId: string
  role: MatterRole
  levels?: Levels
  startsAt?: string
  endsAt?: string | null
}

/** Makes somebody a member inside the caller's transaction; the input has been checked already. */
export function joinMatter(deps: Pick<Deps, 'db' | 'vault' | 'clock'>, actor: Actor, joining: Joining): void {
  const { matterId, personId, role, levels = ROLE_TEMPLATES[role], endsAt = null } = joining
  const now = timestamp(deps.clock)
  insertMembership(deps.db, {
    matterId,
    personId,
    role,
    levels,
    startsAt: joining.startsAt ?? now,
    endsAt,
    createdBy: actor.personId,
    createdAt: now,
  })
  appendEvent(deps, actor, { kind: 'member.added', matterId, personId, details: { role, endsAt } })
}
