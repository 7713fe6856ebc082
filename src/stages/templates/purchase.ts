import type { Template } from '../stage.ts'

/** The purchase of a home, in Québec before a notary. */
export const PURCHASE: Template = {
  key: 'purchase',
  area: 'real-estate',
  name: { en: 'Buying a home', fr: 'Achat d’une maison' },
  stages: [
    {
      key: 'opening',
      name: { en: 'Getting ready', fr: 'La préparation' },
      meaning: {
        en: 'We have your accepted offer. We open the matter, tell the bank that we act for you, and note every date in the offer.',
        fr: 'Nous avons votre promesse d’achat acceptée. Nous ouvrons le dossier, avisons la banque que nous agissons pour vous et notons toutes les dates de la promesse.',
      },
      next: {
        en: 'With your documents in hand, we examine the title of the property.',
        fr: 'Avec vos documents en main, nous examinerons les titres de la propriété.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [],
      requests: [
        {
          title: { en: 'To open your matter', fr: 'Pour ouvrir votre dossier' },
          dueInDays: 7,
          items: [
            {
              title: {
                en: 'Accepted offer with all its annexes',
                fr: 'Promesse d’achat acceptée avec toutes ses annexes',
              },
              explanation: {
                en: 'Every page, signed by everybody.',
                fr: 'Toutes les pages, signées par tout le monde.',
              },
            },
            {
              title: { en: 'Two pieces of identification', fr: 'Deux pièces d’identité' },
              explanation: {
                en: 'One with your photo. Both sides.',
                fr: 'Dont une avec photo. Recto et verso.',
              },
            },
            {
              title: { en: 'Mortgage approval', fr: 'Approbation hypothécaire' },
              explanation: {
                en: 'The letter of your bank or broker.',
                fr: 'La lettre de votre banque ou de votre courtier.',
              },
            },
            {
              title: { en: 'Home insurance', fr: 'Assurance habitation' },
              explanation: {
                en: 'A confirmation that starts on the day of possession.',
                fr: 'Une confirmation qui commence le jour de la prise de possession.',
              },
            },
          ],
        },
      ],
      articles: ['closing-day'],
    },
    {
      key: 'title',
      name: { en: 'Examining the title', fr: 'L’examen des titres' },
      meaning: {
        en: 'We check that the seller really owns the property, that debts on it will be paid, and that taxes are up to date. In Québec we also look at the certificate of location.',
        fr: 'Nous vérifions que le vendeur est bien propriétaire, que les dettes sur l’immeuble seront payées et que les taxes sont à jour. Au Québec, nous examinons aussi le certificat de localisation.',
      },
      next: {
        en: 'If something has to be put right, we ask the seller’s side for it. Then we prepare the deeds.',
        fr: 'S’il y a quelque chose à corriger, nous le demanderons au vendeur. Ensuite, nous préparerons les actes.',
      },
      usual: { from: 2, to: 4, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'deeds',
      name: { en: 'Preparing the signing', fr: 'La préparation de la signature' },
      meaning: {
        en: 'We prepare the mortgage and the deed, and the statement of what you pay on the day, to the cent.',
        fr: 'Nous préparons l’hypothèque et l’acte de vente, ainsi que l’état de ce que vous payez ce jour-là, au cent près.',
      },
      next: {
        en: 'You receive the amount and how to pay it, here in the portal only, never by e-mail. Then we fix the hour of signing.',
        fr: 'Vous recevrez le montant et la façon de le payer, ici dans le portail seulement, jamais par courriel. Puis nous fixerons l’heure de la signature.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [
        {
          title: {
            en: 'Read the drafts and check names and amounts',
            fr: 'Lire les projets et vérifier les noms et les montants',
          },
          howTo: {
            en: 'Your full legal names, the address, the price. Call us if anything differs.',
            fr: 'Vos noms complets, l’adresse, le prix. Appelez-nous si quelque chose diffère.',
          },
          kind: 'read',
          dueInDays: 5,
        },
        {
          title: { en: 'Have the balance ready', fr: 'Préparer le solde du prix' },
          howTo: {
            en: 'Always call us at the number you know before you send money, even if a message seems to come from us.',
            fr: 'Appelez-nous toujours au numéro que vous connaissez avant d’envoyer de l’argent, même si un message semble venir de nous.',
          },
          kind: 'pay',
          dueInDays: 7,
        },
      ],
      requests: [],
      articles: ['never-by-email', 'closing-day'],
    },
    {
      key: 'signing',
      name: { en: 'Signing and keys', fr: 'Signature et clés' },
      meaning: {
        en: 'You sign. We register the deed, and the money goes to the seller when the registry shows that the property is yours and free of their debts.',
        fr: 'Vous signez. Nous publions l’acte, et l’argent est remis au vendeur quand le registre montre que la propriété est à vous et libre de ses dettes.',
      },
      next: {
        en: 'We tell you as soon as the registration is confirmed and the keys are yours.',
        fr: 'Nous vous dirons aussitôt que la publication sera confirmée et que les clés seront à vous.',
      },
      usual: { from: 1, to: 5, unit: 'days' },
      tasks: [
        {
          title: {
            en: 'Bring two pieces of identification to the signing',
            fr: 'Apporter deux pièces d’identité à la signature',
          },
          howTo: { en: 'They must be valid on that day.', fr: 'Elles doivent être valides ce jour-là.' },
          kind: 'bring',
          dueInDays: 3,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'after',
      name: { en: 'After the signing', fr: 'Après la signature' },
      meaning: {
        en: 'We adjust taxes between you and the seller, receive the proof that the old mortgage is gone, and put together your copies.',
        fr: 'Nous répartissons les taxes entre vous et le vendeur, recevons la preuve que l’ancienne hypothèque est radiée et réunissons vos copies.',
      },
      next: {
        en: 'You receive everything here. Expect the land transfer tax (welcome tax) from your municipality within some months.',
        fr: 'Vous recevrez tout ici. Attendez-vous à recevoir de votre municipalité les droits de mutation (taxe de bienvenue) dans les mois qui viennent.',
      },
      usual: { from: 2, to: 6, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
