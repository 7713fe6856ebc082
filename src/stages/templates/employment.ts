import type { Template } from '../stage.ts'

/** A dismissal, seen from the side of the employee. */
export const EMPLOYMENT: Template = {
  key: 'employment',
  area: 'employment',
  name: { en: 'End of employment', fr: 'Fin d’emploi' },
  stages: [
    {
      key: 'situation',
      name: { en: 'Understanding what happened', fr: 'Comprendre ce qui s’est passé' },
      meaning: {
        en: 'We look at your contract, your letter of dismissal and what you were offered. Some time limits are short; we note them first.',
        fr: 'Nous examinons votre contrat, votre lettre de fin d’emploi et ce qu’on vous a offert. Certains délais sont courts\u202f; nous les notons en premier.',
      },
      next: {
        en: 'We tell you what you are owed, and agree with you on how to ask for it.',
        fr: 'Nous vous dirons ce qui vous est dû et conviendrons avec vous de la façon de le demander.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Sign nothing for the time being', fr: 'Ne rien signer pour l’instant' },
          howTo: {
            en: 'Not even for a payment. Send us first whatever you are given to sign.',
            fr: 'Pas même pour un paiement. Envoyez-nous d’abord tout ce qu’on vous demande de signer.',
          },
          kind: 'other',
          dueInDays: 3,
        },
      ],
      requests: [
        {
          title: { en: 'About your employment', fr: 'Au sujet de votre emploi' },
          dueInDays: 7,
          items: [
            {
              title: { en: 'Letter of dismissal', fr: 'Lettre de fin d’emploi' },
              explanation: {
                en: 'And the offer that came with it, if any.',
                fr: 'Ainsi que l’offre qui l’accompagnait, s’il y en a une.',
              },
            },
            {
              title: { en: 'Employment contract', fr: 'Contrat de travail' },
              explanation: {
                en: 'With later changes, and the policies you signed.',
                fr: 'Avec ses modifications et les politiques que vous avez signées.',
              },
            },
            {
              title: {
                en: 'Your last three pay stubs and T4 (RL-1)',
                fr: 'Vos trois derniers talons de paie et votre T4 (relevé 1)',
              },
              explanation: {
                en: 'They show your salary and benefits.',
                fr: 'Ils montrent votre salaire et vos avantages.',
              },
            },
            {
              title: { en: 'Record of employment', fr: 'Relevé d’emploi' },
              explanation: {
                en: 'You find it in your Service Canada account.',
                fr: 'Il se trouve dans votre compte de Service Canada.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting'],
    },
    {
      key: 'claim',
      name: { en: 'Writing to the employer', fr: 'Lettre à l’employeur' },
      meaning: {
        en: 'We have written to your employer what you ask for, or filed your complaint where the law sets a short time limit (in Québec, with the CNESST).',
        fr: 'Nous avons écrit à votre employeur ce que vous demandez, ou déposé votre plainte là où la loi fixe un court délai (au Québec, à la CNESST).',
      },
      next: {
        en: 'They usually answer through their lawyer. We send you the answer with our advice.',
        fr: 'L’employeur répond habituellement par son avocat. Nous vous enverrons la réponse avec nos conseils.',
      },
      usual: { from: 2, to: 5, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Keep a list of your job search', fr: 'Tenir une liste de vos démarches d’emploi' },
          howTo: {
            en: 'Date, employer, answer. It counts for what you can claim.',
            fr: 'Date, employeur, réponse. Cela compte dans ce que vous pouvez réclamer.',
          },
          kind: 'other',
          dueInDays: 30,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'talks',
      name: { en: 'Negotiation or mediation', fr: 'Négociation ou médiation' },
      meaning: {
        en: 'We negotiate, often with a mediator. Most matters end here, within a day when both sides sit down.',
        fr: 'Nous négocions, souvent avec un médiateur. La plupart des dossiers se règlent ici, en une journée lorsque les parties s’assoient ensemble.',
      },
      next: {
        en: 'You decide on every offer; we tell you what it is worth after tax.',
        fr: 'C’est vous qui décidez de chaque offre\u202f; nous vous dirons ce qu’elle vaut après impôt.',
      },
      usual: { from: 1, to: 3, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'hearing',
      name: { en: 'Before the court or tribunal', fr: 'Devant le tribunal' },
      meaning: {
        en: 'There was no agreement, so a judge decides. We prepare your testimony and that of your witnesses.',
        fr: 'Il n’y a pas eu d’entente, un juge décidera donc. Nous préparons votre témoignage et celui de vos témoins.',
      },
      next: {
        en: 'We tell you the date as soon as we have it, and meet you before.',
        fr: 'Nous vous dirons la date dès que nous l’aurons, et vous rencontrerons avant.',
      },
      usual: { from: 6, to: 18, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'closing',
      name: { en: 'Payment and end', fr: 'Paiement et fin' },
      meaning: {
        en: 'The agreement or judgment is being carried out: payment, record of employment, letter of reference.',
        fr: 'L’entente ou le jugement s’exécute\u202f: paiement, relevé d’emploi, lettre de recommandation.',
      },
      next: {
        en: 'When you have everything, we close your matter.',
        fr: 'Quand vous aurez tout reçu, nous fermerons votre dossier.',
      },
      usual: { from: 3, to: 6, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
