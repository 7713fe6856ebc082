import type { FirmAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import { joinMatter } from '../members/join.ts'
import { firmFormId } from '../once/form-id.ts'
import { isMade } from '../once/queries.ts'
import { ROLE_OF_OPENER } from '../rights.ts'
import {
  checkMatter,
  type MatterForm,
  requireClient,
  requireFreeNumber,
  requireLawyer,
  sealMatter,
} from './check.ts'
import { insertMatter } from './queries.ts'

export type NewMatterForm = MatterForm & {
  responsible?: string | undefined
  client?: readonly string[] | undefined
  once?: string | undefined
}

/** Opens a matter and returns its id; a form that arrives twice opens one. Throws `Invalid`. */
export async function createMatter(
  deps: Deps,
  { viewer }: FirmAccess<'matters:create'>,
  form: NewMatterForm,
): Promise<string> {
  const matter = checkMatter(form)
  const responsible = requireLawyer(deps, form.responsible, 'responsible')
  const clients = [...new Set(form.client ?? [])].map((personId) => requireClient(deps, personId))
  const id = firmFormId(viewer, form.once, JSON.stringify(form))
  requireFreeNumber(deps, matter.number, id)
  // The keys first: a row must never be sealed under a key that a crash could lose.
  await deps.vault.createMatterKeys([id])
  deps.db
    .transaction(() => {
      if (isMade(deps.db, 'matters', id)) return
      requireFreeNumber(deps, matter.number, id)
      const at = timestamp(deps.clock)
      insertMatter(deps.db, { id, ...sealMatter(deps, id, matter), responsibleId: responsible.id, at })
      appendEvent(deps, viewer, { kind: 'matter.created', matterId: id, details: { number: matter.number } })
      joinMatter(deps, viewer, { matterId: id, personId: responsible.id, role: 'responsible-lawyer' })
      if (viewer.personId !== responsible.id)
        joinMatter(deps, viewer, {
          matterId: id,
          personId: viewer.personId,
          role: ROLE_OF_OPENER[viewer.firmRole],
        })
      for (const client of clients)
        joinMatter(deps, viewer, { matterId: id, personId: client.id, role: 'client' })
    })
    .immediate()
  deps.wake()
  return id
}
