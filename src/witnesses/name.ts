import { type FirmAccess, requireFreshPasskey } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { oneOf } from '../one-of.ts'
import { plainEmail } from '../people/email.ts'
import { LANGUAGES } from '../viewer.ts'
import { deleteWitness, insertWitness, listWitnesses } from './queries.ts'

export type WitnessForm = { witnessEmail?: string | undefined; witnessLanguage?: string | undefined }

const AT_MOST = 10

/** Names somebody who is sent the head of the log every day, the first time at once. Throws `Invalid`. */
export function nameWitness(deps: Deps, access: FirmAccess<'firm:manage'>, form: WitnessForm): void {
  const { db, vault, clock } = deps
  const email = plainEmail(form.witnessEmail ?? '')
  if (!email) throw new Invalid((text) => text.witnesses.notAnAddress, 'witnessEmail')
  const language = oneOf(LANGUAGES, form.witnessLanguage)
  if (!language) throw new Invalid((text) => text.rules.choose, 'witnessLanguage')
  requireFreshPasskey(deps, access.viewer)
  db.transaction(() => {
    const witnesses = listWitnesses(db, vault, access)
    if (witnesses.some((witness) => witness.email === email))
      throw new Invalid((text) => text.witnesses.already, 'witnessEmail')
    if (witnesses.length >= AT_MOST)
      throw new Invalid((text) => text.witnesses.tooMany(AT_MOST), 'witnessEmail')
    const id = Bun.randomUUIDv7()
    const sealed = vault.firm.seal('witnesses.email', id, email)
    const { personId } = access.viewer
    insertWitness(db, access, { id, email: sealed, language, createdBy: personId, at: timestamp(clock) })
    appendEvent(deps, access.viewer, { kind: 'witness.added', subjectId: id, details: { name: email } })
  }).immediate()
  deps.wake()
}

/** Whoever wants a log without witnesses leaves this event in it. */
export function removeWitness(deps: Deps, access: FirmAccess<'firm:manage'>, id: string): void {
  const { db, vault } = deps
  const witness = listWitnesses(db, vault, access).find((one) => one.id === id)
  if (!witness) throw new NotFound()
  requireFreshPasskey(deps, access.viewer)
  db.transaction(() => {
    deleteWitness(db, access, id)
    const details = { name: witness.email }
    appendEvent(deps, access.viewer, { kind: 'witness.removed', subjectId: id, details })
  }).immediate()
  deps.wake()
}
