import type { TestPerson } from './people.ts'

type Wall = { by: TestPerson; against: TestPerson; reason?: string }

/** Shuts somebody out of a matter, as an owner of the firm does who used their passkey just now. */
export async function raiseWall(
  matterId: string,
  { by, against, reason = 'Acted for the other party' }: Wall,
): Promise<void> {
  const fields = { person: against.id, reason, sure: 'yes' }
  const response = await by.post(`/firm/matters/${matterId}/walls`, fields)
  if (response.status !== 303) throw new Error(`no wall: ${response.status} ${await response.text()}`)
}
