import type { FirmRole, Language } from '../../src/viewer.ts'

/** The demonstration firm and its people; nobody here exists. */
export const FIRM = {
  name: 'Tremblay Okafor, avocats · lawyers',
  province: 'QC',
  timeZone: 'America/Toronto',
  languages: ['fr', 'en'] as const,
}

type Staff = { key: string; name: string; email: string; phone?: string; role: FirmRole; language: Language }
export const STAFF: readonly Staff[] = [
  {
    key: 'sophie',
    name: 'Sophie Tremblay',
    email: 'sophie@tremblayokafor.example',
    phone: '514 555-0141',
    role: 'owner',
    language: 'fr',
  },
  {
    key: 'daniel',
    name: 'Daniel Okafor',
    email: 'daniel@tremblayokafor.example',
    phone: '514 555-0142',
    role: 'lawyer',
    language: 'en',
  },
  {
    key: 'mireille',
    name: 'Mireille Gauthier',
    email: 'mireille@tremblayokafor.example',
    phone: '514 555-0143',
    role: 'assistant',
    language: 'fr',
  },
  {
    key: 'helen',
    name: 'Helen Park',
    email: 'helen@tremblayokafor.example',
    role: 'bookkeeper',
    language: 'en',
  },
]

type Guest = { key: string; name: string; email: string; language: Language; kind: 'client' | 'outside' }
export const GUESTS: readonly Guest[] = [
  {
    key: 'marie',
    name: 'Marie Gagnon',
    email: 'famille.gagnon@courriel.example',
    language: 'fr',
    kind: 'client',
  },
  // Marie and Luc share one mailbox; each signs in with a passkey of their own.
  {
    key: 'luc',
    name: 'Luc Gagnon',
    email: 'famille.gagnon@courriel.example',
    language: 'fr',
    kind: 'client',
  },
  { key: 'priya', name: 'Priya Raman', email: 'priya.raman@mail.example', language: 'en', kind: 'client' },
  {
    key: 'tom',
    name: 'Thomas Whitfield',
    email: 'tom.whitfield@mail.example',
    language: 'en',
    kind: 'client',
  },
  {
    key: 'amelie',
    name: 'Amélie Côté-Lévesque',
    email: 'amelie.cote@courriel.example',
    language: 'fr',
    kind: 'client',
  },
  {
    key: 'jean',
    name: 'Jean-François Bélanger',
    email: 'jf.belanger@courriel.example',
    language: 'fr',
    kind: 'client',
  },
  { key: 'olena', name: 'Olena Kovalenko', email: 'olena.k@mail.example', language: 'en', kind: 'client' },
  { key: 'yusuf', name: 'Yusuf Demir', email: 'yusuf.demir@mail.example', language: 'fr', kind: 'client' },
  { key: 'grace', name: 'Grace Nakamura', email: 'grace.n@mail.example', language: 'en', kind: 'client' },
  {
    key: 'pierre',
    name: 'Pierre-Olivier Saint-Onge',
    email: 'po.saintonge@courriel.example',
    language: 'fr',
    kind: 'client',
  },
  {
    key: 'brigitte',
    name: 'Brigitte Lachance',
    email: 'b.lachance@courriel.example',
    language: 'fr',
    kind: 'client',
  },
  {
    key: 'samuel',
    name: 'Samuel Adeyemi',
    email: 'samuel.adeyemi@mail.example',
    language: 'en',
    kind: 'client',
  },
  {
    key: 'nathalie',
    name: 'Me Nathalie Roy',
    email: 'nroy@royassocies.example',
    language: 'fr',
    kind: 'outside',
  },
  {
    key: 'victor',
    name: 'Victor Chen, CPA',
    email: 'victor@chenvaluation.example',
    language: 'en',
    kind: 'outside',
  },
]
