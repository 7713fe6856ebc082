import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent } from '../events/append.ts'
import type { Actor, FirmRole, Language, PersonKind } from '../viewer.ts'
import { insertPerson } from './queries.ts'

export type PersonInput = {
  kind: PersonKind
  firmRole: FirmRole | null
  name: string
  email: string
  phone?: string | null
  language: Language
}

/** Writes a person inside the caller's transaction and returns their id. The input has been checked already. */
export function addPerson(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  actor: Actor,
  person: PersonInput,
  id: string = Bun.randomUUIDv7(),
): string {
  const { firm } = deps.vault
  insertPerson(deps.db, {
    id,
    kind: person.kind,
    firmRole: person.firmRole,
    name: firm.seal('persons.name', id, person.name),
    email: firm.seal('persons.email', id, person.email),
    emailIndex: deps.vault.emailIndex(person.email),
    phone: person.phone ? firm.seal('persons.phone', id, person.phone) : null,
    language: person.language,
    createdAt: timestamp(deps.clock),
  })
  appendEvent(deps, actor, { kind: 'person.added', personId: id, details: {} })
  return id
}
