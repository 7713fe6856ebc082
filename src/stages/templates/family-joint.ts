import type { Template } from '../stage.ts'

/** A separation or divorce on which the spouses agree. */
export const FAMILY_JOINT: Template = {
  key: 'family-joint',
  area: 'family',
  name: {
    en: 'Separation or divorce by joint application',
    fr: 'Séparation ou divorce sur demande conjointe',
  },
  stages: [
    {
      key: 'agreement',
      name: { en: 'Putting your agreement into words', fr: 'Mettre votre entente par écrit' },
      meaning: {
        en: 'You agree on the essentials. We write them down completely: the children, support, the home, the property. You both read the draft and take the time you need.',
        fr: 'Vous êtes d’accord sur l’essentiel. Nous l’écrivons au complet\u202f: les enfants, les pensions, la résidence, les biens. Vous lisez tous deux le projet et prenez le temps qu’il vous faut.',
      },
      next: {
        en: 'Once every point is settled, you both sign the draft agreement and the joint application.',
        fr: 'Quand tous les points seront réglés, vous signerez tous deux le projet d’accord et la demande conjointe.',
      },
      usual: { from: 3, to: 8, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Read the draft agreement', fr: 'Lire le projet d’entente' },
          howTo: {
            en: 'Note what is missing or unclear. Nothing is final until you have both signed.',
            fr: 'Notez ce qui manque ou n’est pas clair. Rien n’est définitif tant que vous n’avez pas signé tous les deux.',
          },
          kind: 'read',
          dueInDays: 14,
        },
      ],
      requests: [
        {
          title: { en: 'To prepare your agreement', fr: 'Pour préparer votre entente' },
          dueInDays: 14,
          items: [
            {
              title: { en: 'Marriage certificate', fr: 'Acte de mariage' },
              explanation: {
                en: 'In Québec, the copy of an act from the Directeur de l’état civil. We can order it for you.',
                fr: 'Au Québec, la copie d’acte délivrée par le Directeur de l’état civil. Nous pouvons la commander pour vous.',
              },
            },
            {
              title: { en: 'Birth certificates of your children', fr: 'Actes de naissance de vos enfants' },
              explanation: {
                en: 'One for each child under age, or still a student.',
                fr: 'Un pour chaque enfant mineur ou encore aux études.',
              },
            },
            {
              title: {
                en: 'Income of both of you, last three years',
                fr: 'Revenus de chacun, trois dernières années',
              },
              explanation: {
                en: 'Tax returns with their notices of assessment.',
                fr: 'Déclarations de revenus avec leurs avis de cotisation.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting', 'financial-statement'],
    },
    {
      key: 'signing',
      name: { en: 'Signing', fr: 'La signature' },
      meaning: {
        en: 'The agreement and the application are ready. Each of you signs, and swears before a commissioner for oaths that what they say is true.',
        fr: 'L’entente et la demande sont prêtes. Chacun signe et affirme sous serment, devant un commissaire à l’assermentation, que ce qu’il déclare est vrai.',
      },
      next: {
        en: 'We file everything with the court. You do not have to be there.',
        fr: 'Nous déposerons le tout au tribunal. Vous n’avez pas à y être.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Come and sign your documents', fr: 'Venir signer vos documents' },
          howTo: {
            en: 'Call us to choose a time. Bring a piece of identification with your photo.',
            fr: 'Appelez-nous pour choisir le moment. Apportez une pièce d’identité avec photo.',
          },
          kind: 'sign',
          dueInDays: 7,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'court',
      name: { en: 'At the court', fr: 'Au tribunal' },
      meaning: {
        en: 'A judge, or the special clerk in Québec, reads your agreement and makes sure that it is fair, above all to the children. In most cases nobody has to go to court.',
        fr: 'Un juge, ou le greffier spécial au Québec, lit votre entente et s’assure qu’elle est équitable, surtout pour les enfants. Dans la plupart des cas, personne n’a à se présenter.',
      },
      next: {
        en: 'If the court has a question, we answer it and tell you. Otherwise the judgment comes by itself.',
        fr: 'Si le tribunal a une question, nous y répondrons et vous le dirons. Sinon, le jugement arrivera de lui-même.',
      },
      usual: { from: 1, to: 4, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'judgment',
      name: { en: 'Your judgment', fr: 'Votre jugement' },
      meaning: {
        en: 'Your agreement is now a judgment. A divorce takes effect on the 31st day after it; then we send you the certificate.',
        fr: 'Votre entente est devenue un jugement. Un divorce prend effet le 31e jour\u202f; nous vous enverrons alors le certificat.',
      },
      next: {
        en: 'We see that pension plans, titles and support payments are put in order, and then close your matter.',
        fr: 'Nous veillerons à mettre en ordre les régimes de retraite, les titres et le versement des pensions, puis fermerons votre dossier.',
      },
      usual: { from: 1, to: 2, unit: 'months' },
      tasks: [
        {
          title: {
            en: 'Review your will and your insurance beneficiaries',
            fr: 'Revoir votre testament et les bénéficiaires de vos assurances',
          },
          howTo: {
            en: 'A judgment does not change all of them by itself. We can help.',
            fr: 'Un jugement ne les modifie pas tous de lui-même. Nous pouvons vous aider.',
          },
          kind: 'other',
          dueInDays: 60,
        },
      ],
      requests: [],
      articles: [],
    },
  ],
}
