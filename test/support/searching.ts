import { expect } from 'bun:test'
import { addDocument } from './documents.ts'
import type { TestPerson } from './people.ts'
import { startPortal } from './portal.ts'

/** A firm of which several people may find different things. */
export async function startSearching() {
  const portal = await startPortal()
  const people = {
    owner: portal.person({ name: 'Olive Owner', firmRole: 'owner' }),
    lawyer: portal.person({ name: 'Lee Lawyer' }),
    colleague: portal.person({ name: 'Cole Colleague' }),
    client: portal.person({ name: 'Ada Client', kind: 'client' }),
    spouse: portal.person({ name: 'Ben Client', kind: 'client', language: 'fr' }),
    other: portal.person({ name: 'Eve Other', kind: 'client' }),
    bookkeeper: portal.person({ name: 'Bo Books', firmRole: 'bookkeeper' }),
  }
  const { lawyer, client, spouse, other } = people
  const openMatter = async (title: string, clientTitle = 'Your matter') => {
    const id = await portal.matter({ responsible: lawyer, title, clientTitle })
    portal.join(id, lawyer, 'responsible-lawyer')
    portal.join(id, client, 'client')
    portal.join(id, spouse, 'client')
    return id
  }
  const add = (matterId: string, name: string, by = lawyer) => addDocument(portal, matterId, by, name, 'a')
  /** What the page of results says, once the index has all that happened. */
  const search = async (person: TestPerson, q: string, more = ''): Promise<string> => {
    portal.search.follow()
    await portal.search.settled()
    const side = [client, spouse, other].includes(person) ? 'portal' : 'firm'
    const response = await person.get(`/${side}/search?q=${encodeURIComponent(q)}${more}`)
    expect(response.status).toBe(200)
    return response.text()
  }
  return { portal, people, openMatter, add, search }
}

export const linksIn = (page: string) =>
  [...page.matchAll(/<div class="row-title"><a href="([^"]+)"/g)].map(([, to]) => to)
