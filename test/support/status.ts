import type { AddedDocument } from './documents.ts'
import type { MatterPeople, Write } from './full-matter.ts'
import type { TestPerson } from './people.ts'
import type { TestPortal } from './portal.ts'

type Where = { matterId: string; document: AddedDocument }
export type StatusIds = { stageId: string; updateId: string; templateKey: string; stageKey: string }

/** The firm's own words in a template, a matter's stages, an update corrected and added to, a question, and the team. */
export async function tellOfStatus(
  portal: TestPortal,
  { matterId, document }: Where,
  { owner, lawyer, client }: Pick<MatterPeople, 'owner' | 'lawyer' | 'client'>,
  write: Write,
): Promise<StatusIds> {
  const both = (name: string, what: string) => ({
    [`${name}-en`]: write(what),
    [`${name}-fr`]: write(`${what} fr`),
  })
  const words = { ...both('name', 'stage'), ...both('meaning', 'meaning'), ...both('next', 'stage next') }
  const base = `/firm/matters/${matterId}`
  const template = { templateKey: 'family', stageKey: 'application' }
  await sent(owner, '/firm/settings/stages/family/application', words)
  await sent(lawyer, `${base}/stages`, { template: 'family' })
  const stageId = newest(
    portal,
    'select id from matter_stages where matter_id = ? order by position',
    matterId,
  )
  const own = { ...words, ...both('task-0-title', 'stage task'), ...both('request-0-title', 'stage request') }
  await sent(lawyer, `${base}/stages/${stageId}`, own)
  await sent(lawyer, `${base}/stages/${stageId}/beginning`, {})
  const title = {
    [`title-en-${document.id}`]: write('its title'),
    [`title-fr-${document.id}`]: write('its title'),
  }
  await sent(lawyer, `${base}/updates`, {
    ...{ ...both('happened', 'happened'), ...both('next', 'next'), ...title },
    document: document.id,
  })
  const updateId = newest(portal, 'select id from updates where matter_id = ?', matterId)
  await sent(lawyer, `${base}/updates/${updateId}/correction`, both('happened', 'corrected'))
  await sent(lawyer, `${base}/updates/${updateId}/additions`, both('happened', 'addition'))
  const heartbeat = { waitingOn: 'other', lookAgainOn: inAMonth(portal), ...both('waiting', 'waiting') }
  await sent(lawyer, `${base}/heartbeats`, heartbeat)
  await (await client.get(`/portal/matters/${matterId}`)).text()
  await sent(client, `/portal/matters/${matterId}/update-requests`, {})
  await sent(lawyer, `${base}/team`, { shown: lawyer.id, ...both(`sentence-${lawyer.id}`, 'sentence') })
  return { stageId, updateId, ...template }
}

function inAMonth({ clock }: TestPortal): string {
  return new Date(clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
}

async function sent(person: TestPerson, path: string, fields: Record<string, string>): Promise<void> {
  const response = await person.post(path, fields)
  if (response.status !== 303) throw new Error(`${path} was not accepted: ${response.status}`)
}

function newest({ deps }: TestPortal, sql: string, matterId: string): string {
  return deps.db.query<{ id: string }, string>(sql).get(matterId)?.id ?? ''
}
