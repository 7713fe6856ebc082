import type { Template } from '../stage.ts'

/** The sale of a home. */
export const SALE: Template = {
  key: 'sale',
  area: 'real-estate',
  name: { en: 'Selling a home', fr: 'Vente d’une maison' },
  stages: [
    {
      key: 'opening',
      name: { en: 'Getting ready', fr: 'La préparation' },
      meaning: {
        en: 'The buyer’s offer is accepted. We gather your papers and ask your bank how much is left on your mortgage.',
        fr: 'La promesse d’achat est acceptée. Nous réunissons vos papiers et demandons à votre banque le solde de votre hypothèque.',
      },
      next: {
        en: 'The buyer’s side examines the title; we answer their questions.',
        fr: 'L’acheteur fera examiner les titres\u202f; nous répondrons à ses questions.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [],
      requests: [
        {
          title: { en: 'About your property', fr: 'Au sujet de votre propriété' },
          dueInDays: 7,
          items: [
            {
              title: { en: 'Your deed of purchase', fr: 'Votre acte d’achat' },
              explanation: {
                en: 'If you have it at hand; otherwise we find it.',
                fr: 'Si vous l’avez sous la main\u202f; sinon nous le trouverons.',
              },
            },
            {
              title: {
                en: 'Certificate of location or survey',
                fr: 'Certificat de localisation ou plan d’arpentage',
              },
              explanation: { en: 'The most recent one.', fr: 'Le plus récent.' },
            },
            {
              title: { en: 'Tax bills', fr: 'Comptes de taxes' },
              explanation: {
                en: 'Municipal and, in Québec, school tax of this year.',
                fr: 'Taxes municipales et, au Québec, taxe scolaire de l’année.',
              },
            },
          ],
        },
      ],
      articles: ['closing-day'],
    },
    {
      key: 'title',
      name: { en: 'Questions of the buyer’s side', fr: 'Questions de l’acheteur' },
      meaning: {
        en: 'The buyer’s lawyer or notary checks the title. If something is missing, we put it right with you.',
        fr: 'Le notaire ou l’avocat de l’acheteur vérifie les titres. S’il manque quelque chose, nous le réglons avec vous.',
      },
      next: {
        en: 'Then the date of signing is confirmed.',
        fr: 'La date de la signature sera ensuite confirmée.',
      },
      usual: { from: 2, to: 4, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'signing',
      name: { en: 'Signing', fr: 'La signature' },
      meaning: {
        en: 'You sign the deed and hand over the keys as agreed. Your mortgage is paid from the price.',
        fr: 'Vous signez l’acte et remettez les clés comme convenu. Votre hypothèque est remboursée à même le prix.',
      },
      next: {
        en: 'When the registration is confirmed, you receive the balance.',
        fr: 'Quand la publication sera confirmée, vous recevrez le solde.',
      },
      usual: { from: 1, to: 5, unit: 'days' },
      tasks: [
        {
          title: {
            en: 'Bring identification, all keys and remote controls',
            fr: 'Apporter une pièce d’identité, toutes les clés et les télécommandes',
          },
          howTo: {
            en: 'And a void cheque for the payment of your balance, given to us by hand or here.',
            fr: 'Ainsi qu’un spécimen de chèque pour le versement du solde, remis en main propre ou ici.',
          },
          kind: 'bring',
          dueInDays: 3,
        },
      ],
      requests: [],
      articles: ['never-by-email'],
    },
    {
      key: 'after',
      name: { en: 'Closing the accounts', fr: 'Le règlement final' },
      meaning: {
        en: 'We have your old mortgage struck off the register and send you the final statement.',
        fr: 'Nous faisons radier votre ancienne hypothèque et vous envoyons l’état final.',
      },
      next: {
        en: 'When the registry confirms it, we close your matter.',
        fr: 'Quand le registre l’aura confirmé, nous fermerons votre dossier.',
      },
      usual: { from: 3, to: 8, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
