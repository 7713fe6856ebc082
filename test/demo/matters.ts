import type { MatterRole } from '../../src/rights.ts'

type DemoMatter = {
  internal: string
  en: string
  fr: string
  area: keyof typeof import('./papers.ts').PAPERS
  responsible: 'sophie' | 'daniel'
  members: readonly (readonly [key: string, role: MatterRole])[]
  /** What the firm did with it in the end. */
  end?: 'on-hold' | 'closing' | 'closed'
}

/** The matters of the demonstration firm. */
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
    end: 'on-hold',
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
    end: 'closing',
  },
  {
    internal: 'Bélanger – garde partagée',
    en: 'Your parenting arrangements',
    fr: 'Vos modalités de garde',
    area: 'family',
    responsible: 'sophie',
    members: [['jean', 'client']],
    end: 'closed',
  },
]
