import type { Texts } from '../../src/languages/needed.ts'
import type { TaskKind } from '../../src/tasks/vocabulary.ts'

type DemoItem = {
  title: Texts
  explanation: Texts
  example?: Texts
  /** What became of it; without, it waits for the client. */
  sent?: string
  verdict?: 'accepted' | { back: Texts }
  lack?: string
}
/** What was asked in one matter, by `hours` ago; `dueIn`: days from today. */
export type DemoAsk = {
  matter: string
  requests: readonly { title: Texts; hours: number; dueIn: number; items: readonly DemoItem[] }[]
  tasks: readonly {
    kind: TaskKind
    title: Texts
    howTo: Texts
    hours: number
    dueIn: number | null
    done?: 'done' | 'confirmed'
  }[]
  internal: readonly { title: string; hours: number; dueIn: number; by: string; done?: true }[]
}

export const ASKS: readonly DemoAsk[] = [
  {
    matter: 'Gagnon – séparation',
    requests: [
      {
        title: { fr: 'Documents sur vos revenus', en: 'Documents about your income' },
        ...{ hours: 150, dueIn: 4 },
        items: [
          {
            title: {
              fr: 'Avis de cotisation 2025, fédéral et Québec',
              en: 'Notices of assessment for 2025, federal and Québec',
            },
            explanation: {
              fr: 'Le tribunal les demande pour fixer la pension. Vous les trouvez dans «\u202fMon dossier\u202f» de l’ARC et de Revenu Québec.',
              en: 'The court asks for them to set support. You find them in “My Account” of the CRA and of Revenu Québec.',
            },
            example: { fr: 'deux fichiers PDF, un de chaque ministère', en: 'two PDF files, one from each' },
            ...{ sent: 'avis-cotisation-2025.pdf', verdict: 'accepted' },
          },
          {
            title: { fr: 'Trois derniers talons de paie', en: 'Your last three pay stubs' },
            explanation: {
              fr: 'Demandez-les au service de la paie s’ils ne vous sont pas remis sur papier.',
              en: 'Ask the payroll office if you do not get them on paper.',
            },
            sent: 'talon-octobre.pdf',
            verdict: {
              back: {
                fr: 'Merci. Il manque ceux du 6 et du 20 novembre.',
                en: 'Thank you. Those of 6 and 20 November are missing.',
              },
            },
          },
          {
            title: { fr: 'Bail ou relevé hypothécaire', en: 'Lease or mortgage statement' },
            explanation: {
              fr: 'La première page avec le loyer ou le paiement suffit.',
              en: 'The first page with the rent or the payment is enough.',
            },
            example: { fr: 'une photo de chaque page convient', en: 'a photograph of each page will do' },
          },
          {
            title: { fr: 'Relevé du REER', en: 'RRSP statement' },
            explanation: { fr: 'Le plus récent.', en: 'The latest one.' },
            lack: 'Je n’ai pas de REER, seulement le fonds de pension de l’hôpital.',
          },
          {
            title: { fr: 'Budget du mois', en: 'Budget of the month' },
            explanation: {
              fr: 'Vos dépenses habituelles, même approximatives. La feuille est parmi vos documents.',
              en: 'Your usual expenses, even roughly. The form is among your documents.',
            },
            sent: 'budget-novembre.pdf',
          },
        ],
      },
    ],
    tasks: [
      {
        kind: 'read',
        title: { fr: 'Lire le guide sur la médiation', en: 'Read the guide to mediation' },
        howTo: {
          fr: 'Quatre pages. Notez vos questions\u202f: nous les verrons ensemble avant la séance.',
          en: 'Four pages. Note your questions: we go through them together before the session.',
        },
        ...{ hours: 140, dueIn: -1 },
      },
      {
        kind: 'call',
        title: {
          fr: 'Appeler la garderie pour l’horaire de décembre',
          en: 'Call the day care about its December hours',
        },
        howTo: {
          fr: 'Demandez les jours de fermeture et notez-les\u202f: l’horaire de garde en dépend.',
          en: 'Ask for the days on which it closes, and note them: the parenting schedule depends on it.',
        },
        ...{ hours: 90, dueIn: 2 },
      },
      {
        kind: 'sign',
        title: { fr: 'Signer la déclaration sous serment', en: 'Sign the affidavit' },
        howTo: {
          fr: 'Au bureau, avec une pièce d’identité. Dix minutes suffisent\u202f; appelez avant de venir.',
          en: 'At the office, with a piece of identification. Ten minutes are enough; call before you come.',
        },
        ...{ hours: 300, dueIn: -6, done: 'confirmed' },
      },
    ],
    internal: [
      { title: 'Calculer la pension selon le barème', hours: 120, dueIn: 3, by: 'mireille' },
      { title: 'Réserver la salle 5.12 pour la médiation', hours: 220, dueIn: -2, by: 'sophie', done: true },
      { title: 'Relancer Me Lavoie sur l’échange des états financiers', hours: 100, dueIn: -1, by: 'sophie' },
    ],
  },
  {
    matter: 'Raman – purchase 418 Clarke Ave',
    requests: [
      {
        title: { fr: 'Avant la signature chez la notaire', en: 'Before you sign at the notary’s' },
        ...{ hours: 100, dueIn: 9 },
        items: [
          {
            title: { fr: 'Preuve d’assurance habitation', en: 'Proof of home insurance' },
            explanation: {
              fr: 'Valable le jour où vous recevez les clés.',
              en: 'In force on the day you get the keys.',
            },
          },
          {
            title: { fr: 'Lettre de la banque sur le prêt', en: 'The bank’s letter about the mortgage' },
            explanation: {
              fr: 'La banque l’envoie après l’évaluation.',
              en: 'The bank sends it after the appraisal.',
            },
            sent: 'mortgage-commitment.pdf',
          },
        ],
      },
    ],
    tasks: [
      {
        kind: 'bring',
        title: { fr: 'Apporter deux pièces d’identité', en: 'Bring two pieces of identification' },
        howTo: {
          fr: 'Dont une avec photo, non expirée.',
          en: 'One of them with a photograph, and not expired.',
        },
        ...{ hours: 80, dueIn: 11 },
      },
    ],
    internal: [{ title: 'Order the certificate of location', hours: 70, dueIn: 1, by: 'daniel' }],
  },
  {
    matter: 'Whitfield v. Northline Freight',
    requests: [],
    tasks: [
      {
        kind: 'other',
        title: {
          fr: 'Écrire la chronologie de vos derniers mois',
          en: 'Write down what happened in your last months there',
        },
        howTo: {
          fr: 'Une ligne par fait, avec la date si vous l’avez.',
          en: 'One line for each thing that happened, with its date if you have it.',
        },
        ...{ hours: 200, dueIn: 1, done: 'done' },
      },
    ],
    internal: [{ title: 'Check the limitation date', hours: 260, dueIn: 6, by: 'daniel' }],
  },
]
