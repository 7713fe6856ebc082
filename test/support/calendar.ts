import type { TestPerson } from './people.ts'

type Fields = Record<string, string | string[]>

/** A meeting on 10 March 2026, ten days after most tests begin. */
export const eventFields = (changes: Fields = {}): Fields => ({
  kind: 'meeting',
  audience: 'shared',
  startDay: '2026-03-10',
  startTime: '10:00',
  endTime: '11:30',
  'title-en': 'Meeting with Lee',
  'title-fr': 'Rencontre avec Lee',
  ...changes,
})

/** Adds a date through the front door; returns its id. */
export async function addDate(matterId: string, lawyer: TestPerson, changes: Fields = {}): Promise<string> {
  const response = await lawyer.post(`/firm/matters/${matterId}/calendar`, eventFields(changes))
  const [, id] = /\/calendar\/([0-9a-f-]{36})$/.exec(response.headers.get('location') ?? '') ?? []
  if (!id) throw new Error(`no date was added: ${response.status} ${await response.text()}`)
  return id
}
