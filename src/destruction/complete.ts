import { requireFreshPasskey } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { type KeyringCopy, pendingCopies, replacementOf } from '../vault/keyring-copies.ts'
import type { StaffViewer } from '../viewer.ts'
import { type CopyOnCertificate, makeCertificate, openCertificate, sealCertificate } from './certificate.ts'
import { type Destruction, getDestruction, listIncomplete, updateCertificate } from './queries.ts'
import { openRecord } from './record.ts'

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

/** The registered copies of the keyring that still open what was destroyed. */
export function listPendingCopies(
  { vault }: Pick<Deps, 'vault'>,
  { generation }: Pick<Destruction, 'generation'>,
): KeyringCopy[] {
  vault.keyring.refresh()
  return generation === null ? [] : pendingCopies(vault.keyring.copies(), generation)
}

/** Signs the certificate anew, as complete, of every destruction whose copies are all replaced or attested. */
export async function completeDestructions(deps: Needs): Promise<void> {
  for (const destruction of listIncomplete(deps.db))
    if (listPendingCopies(deps, destruction).length === 0) await complete(deps, destruction)
}

async function complete(deps: Needs, destruction: Destruction): Promise<void> {
  const { db, vault, clock } = deps
  const { id, matterId, generation } = destruction
  const former = openCertificate(vault, destruction)?.certificate
  if (!former || generation === null) throw new Error('what was not carried out cannot be complete')
  const at = timestamp(clock)
  const { destroyedAt, unlockRenewed } = former
  const signed = await makeCertificate(deps, {
    ...{ id, record: openRecord(deps, destruction), generation, destroyedAt, unlockRenewed, issuedAt: at },
    copies: former.copies.map((copy) => settledCopy(copy, vault.keyring.copies())),
  })
  db.transaction(() => {
    if (getDestruction(db, id).completedAt) return
    updateCertificate(db, { ...sealCertificate(vault, id, signed), destroyedAt, completedAt: at })
    const details = { certificateId: id }
    appendEvent(deps, SYSTEM, { kind: 'destruction.completed', matterId, subjectId: id, details })
  }).immediate()
}

function settledCopy(copy: CopyOnCertificate, copies: readonly KeyringCopy[]): CopyOnCertificate {
  const attestedAt = copies.find(({ number }) => number === copy.number)?.attestedAt
  if (attestedAt) return { ...copy, settled: { how: 'attested', at: new Date(attestedAt).toISOString() } }
  const newer = replacementOf(copy, copies)
  return newer
    ? { ...copy, settled: { how: 'replaced', at: new Date(newer.exportedAt).toISOString() } }
    : copy
}

/** Somebody saw a copy destroyed. Throws `NotFound` for one that opens nothing destroyed, and `PasskeyNeeded`. */
export async function attestPendingCopy(
  deps: Needs,
  viewer: StaffViewer,
  destruction: Destruction,
  number: number,
): Promise<void> {
  const { db, vault, clock } = deps
  const copy = listPendingCopies(deps, destruction).find((pending) => pending.number === number)
  if (!copy) throw new NotFound()
  requireFreshPasskey(deps, viewer)
  await vault.keyring.attestCopy(number, clock.now())
  db.transaction(() =>
    appendEvent(deps, viewer, { kind: 'copy.attested', details: { copy: number, name: copy.name } }),
  ).immediate()
  await completeDestructions(deps)
}
