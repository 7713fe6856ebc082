import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { KeyringCopy } from '../vault/keyring-copies.ts'

type Workplace = Pick<Deps, 'db' | 'vault' | 'clock'>

/** A new root key, under which everything is wrapped again. Returns the new generation. */
export async function rotateKeyring(place: Workplace): Promise<number> {
  const { db, vault } = place
  await vault.keyring.rotate()
  const { generation } = vault.keyring
  db.transaction(() =>
    appendEvent(place, SYSTEM, { kind: 'keyring.rotated', details: { generation } }),
  ).immediate()
  return generation
}

/** Somebody saw that copy destroyed. Throws a `Refusal` for a number that no copy has. */
export async function attestCopy(place: Workplace, number: number): Promise<KeyringCopy> {
  const { db, vault, clock } = place
  const copy = vault.keyring.copies().find((known) => known.number === number)
  if (!copy) throw new Refusal(`There is no copy ${number}. vestibule keyring list shows them.`, EXIT.usage)
  if (copy.attestedAt !== null) return copy
  await vault.keyring.attestCopy(number, clock.now())
  const { name } = copy
  db.transaction(() =>
    appendEvent(place, SYSTEM, { kind: 'copy.attested', details: { copy: number, name } }),
  ).immediate()
  return { ...copy, attestedAt: clock.now().getTime() }
}
