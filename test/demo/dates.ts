import type { CalendarKind } from '../../src/calendar/vocabulary.ts'
import type { Texts } from '../../src/languages/needed.ts'

/** One date of a matter. `written` hours ago; `inDays` from today, at `from` to `to`, all day where these are missing. */
export type DemoDate = {
  matter: string
  kind: CalendarKind
  written: number
  inDays: number
  days?: number
  from?: string
  to?: string
  title: Texts
  place?: string
  video?: string
  bring?: Texts
  notes?: Texts
  internal?: true
  repeat?: { how: 'weekly' | 'fortnightly'; forDays: number }
  /** It was at another time until so many hours ago. */
  was?: { inDays: number; from: string; to: string; hours: number }
  /** Called off so many hours ago. */
  cancelled?: number
}

const COURTHOUSE = '1, rue Notre-Dame Est, Montréal'
const OFFICE = '407, rue McGill, bureau 800, Montréal'

export const DATES: readonly DemoDate[] = [
  {
    ...{
      matter: 'Gagnon – séparation',
      kind: 'mediation',
      written: 200,
      inDays: 3,
      from: '09:30',
      to: '12:00',
    },
    title: { fr: 'Première séance de médiation', en: 'First mediation session' },
    place: `${COURTHOUSE}, salle 5.12`,
    bring: {
      fr: 'Une pièce d’identité\nVotre budget du mois\nLa liste des meubles et des comptes',
      en: 'A piece of identification\nYour budget of the month\nThe list of furniture and accounts',
    },
    notes: {
      fr: 'La médiatrice parle d’abord avec vous deux. Sophie vous attend à 9 h 15 devant la salle.',
      en: 'The mediator first speaks with both of you. Sophie meets you at 9:15 in front of the room.',
    },
    was: { inDays: 2, from: '14:00', to: '16:30', hours: 20 },
  },
  {
    ...{
      matter: 'Gagnon – séparation',
      kind: 'meeting',
      written: 300,
      inDays: 1,
      from: '17:30',
      to: '18:00',
    },
    title: { fr: 'Appel de suivi avec Sophie', en: 'Follow-up call with Sophie' },
    video: 'https://video.tremblayokafor.example/gagnon',
    repeat: { how: 'fortnightly', forDays: 90 },
  },
  {
    ...{ matter: 'Gagnon – séparation', kind: 'deadline', written: 120, inDays: 12 },
    title: { fr: 'Dernier jour pour votre état financier', en: 'Last day for your financial statement' },
    notes: {
      fr: 'Nous le relisons avec vous avant de le déposer.',
      en: 'We read it over with you before it is filed.',
    },
  },
  {
    ...{
      matter: 'Gagnon – séparation',
      kind: 'meeting',
      written: 150,
      inDays: 6,
      from: '10:00',
      to: '11:00',
    },
    title: { fr: 'Rencontre avec l’évaluateur', en: 'Meeting with the appraiser' },
    place: OFFICE,
    cancelled: 30,
  },
  {
    ...{ matter: 'Gagnon – séparation', kind: 'other', written: 90, inDays: 2, from: '16:00', to: '17:00' },
    title: { fr: 'Préparer la médiation', en: 'Prepare for the mediation' },
    internal: true,
  },
  {
    ...{
      matter: 'Gagnon – séparation',
      kind: 'hearing',
      written: 80,
      inDays: 45,
      from: '09:00',
      to: '16:30',
    },
    title: { fr: 'Audience sur les mesures provisoires', en: 'Hearing on interim measures' },
    place: `${COURTHOUSE}, salle 2.17`,
    bring: { fr: 'Une pièce d’identité', en: 'A piece of identification' },
  },
  {
    ...{
      matter: 'Raman – purchase 418 Clarke Ave',
      kind: 'meeting',
      written: 60,
      inDays: 8,
      from: '13:00',
      to: '14:00',
    },
    title: { en: 'Signing of the deed of sale', fr: 'Signature de l’acte de vente' },
    place: OFFICE,
    bring: {
      en: 'Two pieces of identification\nA void cheque',
      fr: 'Deux pièces d’identité\nUn spécimen de chèque',
    },
  },
  {
    ...{ matter: 'Raman – purchase 418 Clarke Ave', kind: 'deadline', written: 70, inDays: 5 },
    title: { en: 'Last day for the bank’s approval', fr: 'Dernier jour pour l’approbation de la banque' },
  },
  {
    ...{ matter: 'Whitfield v. Northline Freight', kind: 'discovery', written: 100, inDays: 16, days: 2 },
    title: { en: 'Examination for discovery', fr: 'Interrogatoire préalable' },
    place: OFFICE,
    notes: {
      en: 'Daniel prepares you for it the week before.',
      fr: 'Daniel vous y prépare la semaine précédente.',
    },
  },
  {
    ...{
      matter: 'Bélanger c. Constructions Tellier inc.',
      kind: 'hearing',
      written: 55,
      inDays: 4,
      from: '14:00',
      to: '15:00',
    },
    title: { fr: 'Conférence de gestion', en: 'Case conference' },
    video: 'https://tribunal.example/salle-virtuelle/44',
  },
  {
    ...{
      matter: 'Nakamura – will and mandate',
      kind: 'meeting',
      written: 48,
      inDays: 9,
      from: '11:00',
      to: '12:00',
    },
    title: { en: 'Reading of your draft will', fr: 'Lecture du projet de testament' },
    place: OFFICE,
  },
]
