import type { Database } from 'bun:sqlite'
import { join } from 'node:path'
import { exportMatter } from '../../src/binder/export.ts'
import { closeNow } from '../../src/closing/close.ts'
import { SYSTEM } from '../../src/events/append.ts'
import { type AddedDocument, addDocument } from './documents.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'
import { share } from './shares.ts'

export type Doomed = { id: string; number: string; documents: AddedDocument[] }
type Cast = { lawyer: TestPerson; client: TestPerson }

/** A matter with a folder, shared and internal documents, that was exported and closed. */
export async function doomedMatter(portal: TestPortal, { lawyer, client }: Cast, title = 'Doomed estate') {
  const matter = await busyMatter(portal, { lawyer, client }, title)
  closeNow(portal.deps, SYSTEM, matter.id)
  await exportWhole(portal, matter.id)
  return matter
}

/** Also behind the back of a portal that runs. */
export function letThemBeKnown(db: Database): void {
  const long = '2025-01-01T00:00:00.000Z'
  db.query('update persons set created_at = $long').run({ long })
  db.query('update enrolments set used_at = $long where used_at is not null').run({ long })
}

/** Whoever decides with another must have been known for a while. */
export function letPeopleBeKnown({ deps }: Pick<TestPortal, 'deps'>): void {
  letThemBeKnown(deps.db)
}

export async function busyMatter(
  portal: TestPortal,
  { lawyer, client }: Cast,
  title: string,
): Promise<Doomed> {
  letPeopleBeKnown(portal)
  const id = await portal.matter({
    responsible: lawyer,
    title,
    number: `D-${crypto.randomUUID().slice(0, 8)}`,
  })
  portal.join(id, lawyer, 'responsible-lawyer')
  portal.join(id, client, 'client')
  const will = await addDocument(portal, id, lawyer, 'will of doom.txt', `the will of ${title}\n`.repeat(50))
  const sent = await addDocument(portal, id, client, 'sent doom.txt', `sent for ${title}`)
  const words = { en: { title: 'Doomed will' }, fr: { title: 'Testament perdu' } }
  await share(id, [will], { by: lawyer, to: [client], ...words })
  return { id, number: numberOf(portal, id), documents: [will, sent] }
}

/** As `vestibule matter export` does it. */
export async function exportWhole({ deps, dir }: TestPortal, matterId: string): Promise<void> {
  const path = join(dir, `${crypto.randomUUID()}.zip`)
  await exportMatter(deps, { matterId, path, guest: null, progress: () => {} })
}

/** The first decision; returns the id of the request. */
export async function askFor(portal: TestPortal, { id, number }: Doomed, who: TestPerson, reason = 'Agreed') {
  const response = await who.post(`/firm/matters/${id}/destruction`, { number, reason })
  if (response.status !== 303)
    throw new Error(
      `not asked for: ${response.status} ${/notice danger.*?<\/ul>/s.exec(await response.text())?.[0]}`,
    )
  return standingRequest(portal, id)
}

export const approve = ({ id, number }: Doomed, request: string, who: TestPerson) =>
  who.post(`/firm/matters/${id}/destruction/${request}/approval`, { number })

export function standingRequest({ deps }: TestPortal, matterId: string): string {
  const sql = 'select id from destructions where matter_id = ? and ended_at is null'
  return deps.db.query<{ id: string }, string>(sql).get(matterId)?.id ?? ''
}

function numberOf({ deps }: TestPortal, matterId: string): string {
  const sql = 'select number from matters where id = ?'
  return deps.db.query<{ number: string }, string>(sql).get(matterId)?.number ?? ''
}
