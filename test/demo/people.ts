import type { FirmRole, GuestViewer, Language, PersonKind, StaffViewer } from '../../src/viewer.ts'

export type DemoPerson = { id: string; name: string; role: string; language: Language; kind: PersonKind }
export type People = ReadonlyMap<string, DemoPerson>

const FIRM_ROLES: Record<string, FirmRole> = {
  owner: 'owner',
  lawyer: 'lawyer',
  assistant: 'assistant',
  bookkeeper: 'bookkeeper',
}

/** As somebody who is signed in; the story was lived through before any passkey of theirs. */
export function staffViewer(people: People, key: string): StaffViewer {
  const { role, ...person } = found(people, key)
  return { ...signedIn(person), kind: 'staff', firmRole: FIRM_ROLES[role] ?? 'lawyer' }
}

export function guestViewer(people: People, key: string): GuestViewer {
  const person = found(people, key)
  return { ...signedIn(person), kind: person.kind === 'outside' ? 'outside' : 'client', firmRole: null }
}

function signedIn({ id, language }: Pick<DemoPerson, 'id' | 'language'>) {
  return { personId: id, passkeyId: '', from: '192.0.2.7', sessionId: '', language, verifiedAt: '' }
}

function found(people: People, key: string): DemoPerson {
  const person = people.get(key)
  if (!person) throw new Error(`${key} is not in the demonstration firm`)
  return person
}
