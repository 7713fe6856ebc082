import type { Template } from '../stage.ts'

/** The estate of somebody who died. */
export const ESTATES: Template = {
  key: 'estates',
  area: 'wills-and-estates',
  name: { en: 'Settling an estate', fr: 'Règlement d’une succession' },
  stages: [
    {
      key: 'first-steps',
      name: { en: 'First steps', fr: 'Les premières démarches' },
      meaning: {
        en: 'We are sorry for your loss. First we look for the will and find out who may act. Nothing has to be decided in a hurry.',
        fr: 'Nous vous offrons nos condoléances. Nous cherchons d’abord le testament et voyons qui peut agir. Rien ne presse.',
      },
      next: {
        en: 'Once we know who settles the estate, we tell you exactly what that person does and does not have to do.',
        fr: 'Quand nous saurons qui règle la succession, nous vous dirons exactement ce que cette personne a à faire, et ce qu’elle n’a pas à faire.',
      },
      usual: { from: 2, to: 6, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Leave everything as it is for now', fr: 'Laisser tout en place pour l’instant' },
          howTo: {
            en: 'Please take nothing from the home or the accounts, and pay only the funeral, until we have spoken.',
            fr: 'Ne prenez rien dans la maison ni dans les comptes, et ne payez que les funérailles, avant que nous en ayons parlé.',
          },
          kind: 'other',
          dueInDays: 14,
        },
      ],
      requests: [
        {
          title: { en: 'To begin', fr: 'Pour commencer' },
          dueInDays: 21,
          items: [
            {
              title: { en: 'Act of death', fr: 'Acte de décès' },
              explanation: {
                en: 'From the funeral home; in Québec, from the Directeur de l’état civil.',
                fr: 'Remis par la maison funéraire\u202f; au Québec, par le Directeur de l’état civil.',
              },
            },
            {
              title: { en: 'Will, if you found one', fr: 'Testament, si vous en avez trouvé un' },
              explanation: {
                en: 'Do not take out staples or pins; a photo is enough for now.',
                fr: 'N’enlevez ni agrafe ni trombone\u202f; une photo suffit pour l’instant.',
              },
            },
            {
              title: {
                en: 'Marriage contract or divorce judgment',
                fr: 'Contrat de mariage ou jugement de divorce',
              },
              explanation: { en: 'If there is one.', fr: 'S’il y en a un.' },
            },
          ],
        },
      ],
      articles: [],
    },
    {
      key: 'proof',
      name: { en: 'Proving the will', fr: 'La vérification du testament' },
      meaning: {
        en: 'The search of wills is done and, where the law asks for it, a court or notary confirms the will (probate).',
        fr: 'La recherche testamentaire est faite et, si la loi l’exige, le tribunal ou un notaire vérifie le testament.',
      },
      next: {
        en: 'With that proof, banks and offices will deal with the person who settles the estate.',
        fr: 'Avec cette preuve, les banques et les administrations traiteront avec la personne qui règle la succession.',
      },
      usual: { from: 1, to: 4, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'inventory',
      name: { en: 'Taking stock', fr: 'L’inventaire' },
      meaning: {
        en: 'We list what the person owned and owed. In Québec the end of the inventory is published, so that creditors can come forward.',
        fr: 'Nous dressons la liste de ce que la personne possédait et devait. Au Québec, la clôture de l’inventaire est publiée, pour que les créanciers se manifestent.',
      },
      next: {
        en: 'When the list is complete, the heirs see it and decide whether they accept.',
        fr: 'Quand la liste sera complète, les héritiers la verront et décideront s’ils acceptent.',
      },
      usual: { from: 2, to: 4, unit: 'months' },
      tasks: [],
      requests: [
        {
          title: { en: 'What the person owned and owed', fr: 'Ce que la personne possédait et devait' },
          dueInDays: 30,
          items: [
            {
              title: { en: 'Bank and investment statements', fr: 'Relevés bancaires et de placements' },
              explanation: {
                en: 'Those around the day of death.',
                fr: 'Ceux qui entourent la date du décès.',
              },
            },
            {
              title: { en: 'Insurance and pension papers', fr: 'Documents d’assurance et de retraite' },
              explanation: {
                en: 'Whatever you find; we sort it.',
                fr: 'Tout ce que vous trouvez\u202f; nous ferons le tri.',
              },
            },
            {
              title: { en: 'Unpaid bills', fr: 'Factures impayées' },
              explanation: {
                en: 'Please do not pay them yet.',
                fr: 'Ne les payez pas encore, s’il vous plaît.',
              },
            },
          ],
        },
      ],
      articles: [],
    },
    {
      key: 'taxes',
      name: { en: 'Debts and taxes', fr: 'Dettes et impôts' },
      meaning: {
        en: 'Debts are paid and the last tax returns are filed. The tax offices then issue certificates that allow us to distribute.',
        fr: 'Les dettes sont payées et les dernières déclarations de revenus sont produites. Les autorités fiscales délivrent ensuite les certificats qui permettent de distribuer.',
      },
      next: {
        en: 'This is the longest wait. Nothing can be divided before the certificates are here.',
        fr: 'C’est l’attente la plus longue. Rien ne peut être partagé avant l’arrivée des certificats.',
      },
      usual: { from: 4, to: 12, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'sharing',
      name: { en: 'Sharing out', fr: 'Le partage' },
      meaning: {
        en: 'The person who settles the estate gives an account, the heirs approve it, and each receives their share.',
        fr: 'La personne qui règle la succession rend compte, les héritiers approuvent, et chacun reçoit sa part.',
      },
      next: {
        en: 'When everybody has signed, the estate is closed.',
        fr: 'Quand tout le monde aura signé, la succession sera fermée.',
      },
      usual: { from: 1, to: 2, unit: 'months' },
      tasks: [
        {
          title: { en: 'Sign the release', fr: 'Signer la quittance' },
          howTo: {
            en: 'It says that you received your share and agree with the account. Ask us first if anything is unclear.',
            fr: 'Elle dit que vous avez reçu votre part et approuvez le compte. Posez-nous d’abord toute question.',
          },
          kind: 'sign',
          dueInDays: 14,
        },
      ],
      requests: [],
      articles: [],
    },
  ],
}
