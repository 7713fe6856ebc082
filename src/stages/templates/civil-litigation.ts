import type { Template } from '../stage.ts'

/** A claim before the civil courts, from the demand letter to the judgment. */
export const LITIGATION: Template = {
  key: 'civil-litigation',
  area: 'civil-litigation',
  name: { en: 'Civil claim', fr: 'Recours civil' },
  stages: [
    {
      key: 'assessing',
      name: { en: 'Looking at your case', fr: 'L’étude de votre cause' },
      meaning: {
        en: 'We read your documents and tell you honestly what can be won, what it may cost and how long it may take.',
        fr: 'Nous lisons vos documents et vous disons franchement ce qui peut être gagné, ce que cela peut coûter et combien de temps cela peut prendre.',
      },
      next: {
        en: 'If you decide to go on, we write to the other side first.',
        fr: 'Si vous décidez d’aller de l’avant, nous écrirons d’abord à l’autre partie.',
      },
      usual: { from: 2, to: 4, unit: 'weeks' },
      tasks: [
        {
          title: {
            en: 'Write down what happened, in order of time',
            fr: 'Raconter ce qui s’est passé, dans l’ordre',
          },
          howTo: {
            en: 'Dates, who was there, what was said. It stays between you and us.',
            fr: 'Les dates, qui était là, ce qui a été dit. Cela reste entre vous et nous.',
          },
          kind: 'other',
          dueInDays: 10,
        },
      ],
      requests: [
        {
          title: { en: 'Your documents', fr: 'Vos documents' },
          dueInDays: 14,
          items: [
            {
              title: { en: 'Contract, offer or invoice', fr: 'Contrat, soumission ou facture' },
              explanation: { en: 'With all pages and annexes.', fr: 'Avec toutes les pages et annexes.' },
            },
            {
              title: { en: 'Messages and letters', fr: 'Messages et lettres' },
              explanation: {
                en: 'E-mails, texts, registered letters: everything exchanged with the other side.',
                fr: 'Courriels, textos, lettres recommandées\u202f: tout ce que vous avez échangé avec l’autre partie.',
              },
            },
            {
              title: { en: 'Photos and expert reports', fr: 'Photos et rapports d’expert' },
              explanation: {
                en: 'With their dates, if you know them.',
                fr: 'Avec leurs dates, si vous les connaissez.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting'],
    },
    {
      key: 'demand',
      name: { en: 'Letter to the other side', fr: 'Lettre à l’autre partie' },
      meaning: {
        en: 'We send a formal letter that says what you ask for and by when. Many matters end here.',
        fr: 'Nous envoyons une lettre officielle qui dit ce que vous demandez, et pour quand. Bien des dossiers se règlent ici.',
      },
      next: {
        en: 'If no satisfactory answer comes in time, we prepare your claim.',
        fr: 'Si aucune réponse satisfaisante n’arrive à temps, nous préparerons votre demande.',
      },
      usual: { from: 2, to: 4, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'claim',
      name: { en: 'Your claim is before the court', fr: 'Votre demande est au tribunal' },
      meaning: {
        en: 'Your claim has been filed and delivered to the other side, who now have time to answer. Both sides then agree on a timetable.',
        fr: 'Votre demande est déposée et notifiée à l’autre partie, qui a maintenant un délai pour répondre. Les parties conviennent ensuite d’un calendrier.',
      },
      next: {
        en: 'We send you their answer with our view of it, in plain words.',
        fr: 'Nous vous enverrons leur réponse avec notre avis, en mots simples.',
      },
      usual: { from: 1, to: 3, unit: 'months' },
      tasks: [
        {
          title: { en: 'Read your claim before it is filed', fr: 'Lire votre demande avant son dépôt' },
          howTo: {
            en: 'Every date and amount counts. Tell us what is not exact.',
            fr: 'Chaque date et chaque montant compte. Dites-nous ce qui n’est pas exact.',
          },
          kind: 'read',
          dueInDays: 7,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'evidence',
      name: { en: 'Exchange of evidence', fr: 'L’échange des preuves' },
      meaning: {
        en: 'Both sides show their documents and may ask each other questions under oath. You are prepared before, and we are beside you.',
        fr: 'Chaque partie montre ses documents et peut poser des questions à l’autre sous serment. Nous vous y préparons et sommes à vos côtés.',
      },
      next: {
        en: 'After that, both sides know where they stand: a good moment to settle.',
        fr: 'Ensuite, chacun sait à quoi s’en tenir\u202f: un bon moment pour s’entendre.',
      },
      usual: { from: 3, to: 9, unit: 'months' },
      tasks: [
        {
          title: {
            en: 'Call us to prepare your examination',
            fr: 'Nous appeler pour préparer votre interrogatoire',
          },
          howTo: {
            en: 'Plan an hour. There is nothing to learn by heart.',
            fr: 'Prévoyez une heure. Il n’y a rien à apprendre par cœur.',
          },
          kind: 'call',
          dueInDays: 14,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'settlement',
      name: { en: 'Looking for a settlement', fr: 'Chercher un règlement' },
      meaning: {
        en: 'A judge or mediator helps both sides to find an end that everybody can live with. It is confidential, and you decide.',
        fr: 'Un juge ou un médiateur aide les parties à trouver une issue acceptable pour tous. C’est confidentiel, et c’est vous qui décidez.',
      },
      next: {
        en: 'If there is an agreement, we write it and it is over. If not, we ask for a trial date.',
        fr: 'S’il y a entente, nous l’écrirons et ce sera terminé. Sinon, nous demanderons une date de procès.',
      },
      usual: { from: 1, to: 4, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'trial',
      name: { en: 'The trial', fr: 'Le procès' },
      meaning: {
        en: 'A judge hears both sides and their witnesses. We tell you beforehand what each day will look like.',
        fr: 'Un juge entend les deux parties et leurs témoins. Nous vous dirons à l’avance comment se déroulera chaque journée.',
      },
      next: {
        en: 'The judgment may take some months. You hear from us the day it arrives.',
        fr: 'Le jugement peut prendre quelques mois. Vous aurez de nos nouvelles le jour où il arrivera.',
      },
      usual: { from: 3, to: 12, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'judgment',
      name: { en: 'Judgment, and what follows', fr: 'Jugement et suites' },
      meaning: {
        en: 'We go through the judgment with you: what it gives, whether an appeal makes sense, and how it is carried out.',
        fr: 'Nous parcourons le jugement avec vous\u202f: ce qu’il accorde, si un appel est utile, et comment il sera exécuté.',
      },
      next: {
        en: 'When everything has been paid or done, we close your matter.',
        fr: 'Quand tout aura été payé ou fait, nous fermerons votre dossier.',
      },
      usual: { from: 1, to: 3, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
