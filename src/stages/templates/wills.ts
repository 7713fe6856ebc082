import type { Template } from '../stage.ts'

/** A will, with a power of attorney or protection mandate. */
export const WILLS: Template = {
  key: 'wills',
  area: 'wills-and-estates',
  name: { en: 'Will and mandate', fr: 'Testament et mandat de protection' },
  stages: [
    {
      key: 'wishes',
      name: { en: 'Your wishes', fr: 'Vos volontés' },
      meaning: {
        en: 'We listen: who matters to you, what you own, who should look after things if you cannot.',
        fr: 'Nous vous écoutons\u202f: qui compte pour vous, ce que vous possédez, qui devrait s’occuper de vos affaires si vous ne le pouvez plus.',
      },
      next: {
        en: 'We write the drafts in plain words and send them to you here.',
        fr: 'Nous rédigerons les projets en mots simples et vous les enverrons ici.',
      },
      usual: { from: 1, to: 3, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'List the people you want to name', fr: 'Dresser la liste des personnes à nommer' },
          howTo: {
            en: 'Full names and how they are related to you: heirs, the person who settles your estate (executor or liquidator), a guardian for your children, and a replacement for each.',
            fr: 'Noms complets et lien avec vous\u202f: héritiers, liquidateur (ou exécuteur), tuteur pour vos enfants, et un remplaçant pour chacun.',
          },
          kind: 'other',
          dueInDays: 10,
        },
      ],
      requests: [
        {
          title: { en: 'What helps us', fr: 'Ce qui nous aide' },
          dueInDays: 10,
          items: [
            {
              title: {
                en: 'Your present will, if you have one',
                fr: 'Votre testament actuel, si vous en avez un',
              },
              explanation: { en: 'A photo of each page is enough.', fr: 'Une photo de chaque page suffit.' },
            },
            {
              title: { en: 'List of what you own', fr: 'Liste de vos biens' },
              explanation: {
                en: 'Home, accounts, insurance, pension plans. Round amounts will do.',
                fr: 'Maison, comptes, assurances, régimes de retraite. Des montants arrondis suffisent.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting'],
    },
    {
      key: 'drafts',
      name: { en: 'Your drafts', fr: 'Vos projets' },
      meaning: {
        en: 'The drafts are here for you to read, quietly and at home.',
        fr: 'Les projets sont ici pour que vous les lisiez, tranquillement, à la maison.',
      },
      next: {
        en: 'Tell us what to change. Then we fix a time for the signing.',
        fr: 'Dites-nous ce qu’il faut changer. Nous fixerons ensuite la signature.',
      },
      usual: { from: 1, to: 3, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Read your drafts', fr: 'Lire vos projets' },
          howTo: {
            en: 'Check how names are written and who receives what. No question is too small.',
            fr: 'Vérifiez l’orthographe des noms et qui reçoit quoi. Aucune question n’est trop petite.',
          },
          kind: 'read',
          dueInDays: 14,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'signing',
      name: { en: 'Signing', fr: 'La signature' },
      meaning: {
        en: 'You sign before us, with witnesses as the law asks for. In Québec, a notarial will is read and signed before the notary.',
        fr: 'Vous signez devant nous, avec les témoins que la loi exige. Au Québec, le testament notarié est lu et signé devant le notaire.',
      },
      next: {
        en: 'The original stays with us or with you, as we agreed; in Québec it is recorded in the register of wills.',
        fr: 'L’original reste chez nous ou chez vous, comme convenu\u202f; au Québec, il est inscrit au registre des dispositions testamentaires.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [
        {
          title: {
            en: 'Bring a piece of identification with your photo',
            fr: 'Apporter une pièce d’identité avec photo',
          },
          howTo: { en: 'Valid on the day of signing.', fr: 'Valide le jour de la signature.' },
          kind: 'bring',
          dueInDays: 7,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'done',
      name: { en: 'In safe keeping', fr: 'En lieu sûr' },
      meaning: {
        en: 'Everything is signed. Your copies are here for you.',
        fr: 'Tout est signé. Vos copies sont ici.',
      },
      next: {
        en: 'Think of your will again when life changes: a birth, a separation, a house, a death.',
        fr: 'Repensez à votre testament quand la vie change\u202f: naissance, séparation, maison, décès.',
      },
      usual: null,
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
