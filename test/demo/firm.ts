import type { MatterRole } from '../../src/rights.ts'
import type { FirmRole, Language } from '../../src/viewer.ts'

/** The people and matters of the demonstration firm; nobody here exists. */
export const FIRM = {
  name: 'Tremblay Okafor, avocats · lawyers',
  province: 'QC',
  timeZone: 'America/Toronto',
  languages: ['fr', 'en'] as const,
}

type Staff = { key: string; name: string; email: string; role: FirmRole; language: Language }
export const STAFF: readonly Staff[] = [
  {
    key: 'sophie',
    name: 'Sophie Tremblay',
    email: 'sophie@tremblayokafor.example',
    role: 'owner',
    language: 'fr',
  },
  {
    key: 'daniel',
    name: 'Daniel Okafor',
    email: 'daniel@tremblayokafor.example',
    role: 'lawyer',
    language: 'en',
  },
  {
    key: 'mireille',
    name: 'Mireille Gauthier',
    email: 'mireille@tremblayokafor.example',
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

type DemoMatter = {
  internal: string
  en: string
  fr: string
  area: keyof typeof import('./papers.ts').PAPERS
  responsible: 'sophie' | 'daniel'
  members: readonly (readonly [key: string, role: MatterRole])[]
  status?: 'on-hold' | 'closed'
}
export const MATTERS: readonly DemoMatter[] = [
  {
    internal: 'Gagnon – séparation',
    en: 'Your separation',
    fr: 'Votre séparation',
    area: 'family',
    responsible: 'sophie',
    members: [
      ['marie', 'client'],
      ['mireille', 'assistant'],
      ['victor', 'third-party'],
    ],
  },
  {
    internal: 'Gagnon L. – pension alimentaire',
    en: 'Your child support review',
    fr: 'La révision de votre pension alimentaire',
    area: 'family',
    responsible: 'daniel',
    members: [['luc', 'client']],
  },
  {
    internal: 'Raman – purchase 418 Clarke Ave',
    en: 'Buying your home on Clarke Avenue',
    fr: 'L’achat de votre maison, avenue Clarke',
    area: 'real-estate',
    responsible: 'daniel',
    members: [
      ['priya', 'client'],
      ['mireille', 'assistant'],
    ],
  },
  {
    internal: 'Whitfield v. Northline Freight',
    en: 'Your claim against your former employer',
    fr: 'Votre réclamation contre votre ancien employeur',
    area: 'employment',
    responsible: 'daniel',
    members: [
      ['tom', 'client'],
      ['mireille', 'assistant'],
    ],
  },
  {
    internal: 'Succession Côté',
    en: 'Your mother’s estate',
    fr: 'La succession de votre mère',
    area: 'wills-and-estates',
    responsible: 'sophie',
    members: [
      ['amelie', 'client'],
      ['mireille', 'assistant'],
    ],
  },
  {
    internal: 'Bélanger c. Constructions Tellier inc.',
    en: 'Your claim for building defects',
    fr: 'Votre recours pour malfaçons',
    area: 'civil-litigation',
    responsible: 'sophie',
    members: [
      ['jean', 'client'],
      ['nathalie', 'co-counsel'],
      ['mireille', 'assistant'],
    ],
  },
  {
    internal: 'Kovalenko – permanent residence',
    en: 'Your permanent residence application',
    fr: 'Votre demande de résidence permanente',
    area: 'immigration',
    responsible: 'daniel',
    members: [
      ['olena', 'client'],
      ['mireille', 'assistant'],
    ],
  },
  {
    internal: 'Demir – constitution de société',
    en: 'Setting up your company',
    fr: 'La création de votre entreprise',
    area: 'corporate',
    responsible: 'sophie',
    members: [['yusuf', 'client']],
  },
  {
    internal: 'Nakamura – will and mandate',
    en: 'Your will and protection mandate',
    fr: 'Votre testament et votre mandat de protection',
    area: 'wills-and-estates',
    responsible: 'daniel',
    members: [['grace', 'client']],
  },
  {
    internal: 'Saint-Onge – vente duplex',
    en: 'Selling your duplex',
    fr: 'La vente de votre duplex',
    area: 'real-estate',
    responsible: 'sophie',
    members: [
      ['pierre', 'client'],
      ['mireille', 'assistant'],
    ],
  },
  {
    internal: 'Lachance – congédiement',
    en: 'Your dismissal',
    fr: 'Votre congédiement',
    area: 'employment',
    responsible: 'sophie',
    members: [['brigitte', 'client']],
    status: 'on-hold',
  },
  {
    internal: 'Adeyemi – shareholder agreement',
    en: 'Your shareholders’ agreement',
    fr: 'Votre convention entre actionnaires',
    area: 'corporate',
    responsible: 'daniel',
    members: [
      ['samuel', 'client'],
      ['victor', 'third-party'],
    ],
  },
  {
    internal: 'Kovalenko – family sponsorship',
    en: 'Sponsoring your parents',
    fr: 'Le parrainage de vos parents',
    area: 'immigration',
    responsible: 'daniel',
    members: [['olena', 'client']],
  },
  {
    internal: 'Raman v. Belmont Condos',
    en: 'Your dispute with the condominium',
    fr: 'Votre différend avec la copropriété',
    area: 'civil-litigation',
    responsible: 'daniel',
    members: [['priya', 'client']],
  },
  {
    internal: 'Bélanger – garde partagée',
    en: 'Your parenting arrangements',
    fr: 'Vos modalités de garde',
    area: 'family',
    responsible: 'sophie',
    members: [['jean', 'client']],
    status: 'closed',
  },
]
