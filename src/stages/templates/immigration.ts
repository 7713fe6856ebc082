import type { Template } from '../stage.ts'

/** An application for permanent residence or sponsorship. */
export const IMMIGRATION: Template = {
  key: 'immigration',
  area: 'immigration',
  name: { en: 'Immigration application', fr: 'Demande d’immigration' },
  stages: [
    {
      key: 'eligibility',
      name: { en: 'Choosing the right programme', fr: 'Choisir le bon programme' },
      meaning: {
        en: 'We compare the programmes you may qualify for and tell you which one we recommend, and why. For Québec there are two steps: selection by Québec, then Canada.',
        fr: 'Nous comparons les programmes qui s’offrent à vous et vous disons lequel nous recommandons, et pourquoi. Pour le Québec, il y a deux étapes\u202f: la sélection par le Québec, puis le Canada.',
      },
      next: {
        en: 'Once you agree, we give you the list of documents.',
        fr: 'Dès que vous serez d’accord, nous vous donnerons la liste des documents.',
      },
      usual: { from: 1, to: 3, unit: 'weeks' },
      tasks: [],
      requests: [
        {
          title: { en: 'To see what you qualify for', fr: 'Pour voir ce qui s’offre à vous' },
          dueInDays: 14,
          items: [
            {
              title: { en: 'Passport', fr: 'Passeport' },
              explanation: {
                en: 'All pages with stamps or visas, for everybody in the application.',
                fr: 'Toutes les pages portant un timbre ou un visa, pour chaque personne de la demande.',
              },
            },
            {
              title: { en: 'Present permit or visa', fr: 'Permis ou visa actuel' },
              explanation: { en: 'If you are in Canada already.', fr: 'Si vous êtes déjà au Canada.' },
            },
            {
              title: { en: 'Language test and diplomas', fr: 'Test de langue et diplômes' },
              explanation: {
                en: 'As they are; we tell you about translations.',
                fr: 'Tels quels\u202f; nous vous dirons s’il faut les traduire.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting'],
    },
    {
      key: 'preparing',
      name: { en: 'Preparing your application', fr: 'Préparer votre demande' },
      meaning: {
        en: 'We fill in the forms with you and check every date against your documents: small differences cause long delays.',
        fr: 'Nous remplissons les formulaires avec vous et comparons chaque date à vos documents\u202f: de petits écarts causent de longs retards.',
      },
      next: {
        en: 'You read and sign the forms; then we submit.',
        fr: 'Vous lirez et signerez les formulaires, puis nous les déposerons.',
      },
      usual: { from: 4, to: 8, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Read every form before signing', fr: 'Lire chaque formulaire avant de signer' },
          howTo: {
            en: 'Addresses and jobs of the last ten years, without a gap.',
            fr: 'Adresses et emplois des dix dernières années, sans interruption.',
          },
          kind: 'read',
          dueInDays: 10,
        },
      ],
      requests: [
        {
          title: { en: 'For the application', fr: 'Pour la demande' },
          dueInDays: 30,
          items: [
            {
              title: { en: 'Police certificates', fr: 'Certificats de police' },
              explanation: {
                en: 'From each country where you lived six months or more since you were 18.',
                fr: 'De chaque pays où vous avez vécu six mois ou plus depuis vos 18 ans.',
              },
            },
            {
              title: { en: 'Birth and marriage certificates', fr: 'Actes de naissance et de mariage' },
              explanation: {
                en: 'With a certified translation if they are neither in English nor in French.',
                fr: 'Avec une traduction certifiée s’ils ne sont ni en français ni en anglais.',
              },
            },
            {
              title: { en: 'Photos', fr: 'Photos' },
              explanation: {
                en: 'As the instructions say; the photographer knows them.',
                fr: 'Selon les consignes\u202f; le photographe les connaît.',
              },
            },
          ],
        },
      ],
      articles: [],
    },
    {
      key: 'submitted',
      name: { en: 'Submitted', fr: 'Déposée' },
      meaning: {
        en: 'Your application is with the government. First they confirm that it is complete.',
        fr: 'Votre demande est entre les mains du gouvernement. On confirme d’abord qu’elle est complète.',
      },
      next: {
        en: 'You receive the confirmation number here as soon as we have it. Then comes the longest wait.',
        fr: 'Vous recevrez ici le numéro de confirmation dès que nous l’aurons. Vient ensuite l’attente la plus longue.',
      },
      usual: { from: 1, to: 3, unit: 'months' },
      tasks: [
        {
          title: {
            en: 'Tell us at once if anything changes',
            fr: 'Nous dire aussitôt si quelque chose change',
          },
          howTo: {
            en: 'Address, job, passport, a birth, a marriage, a trip of more than a month.',
            fr: 'Adresse, emploi, passeport, naissance, mariage, voyage de plus d’un mois.',
          },
          kind: 'other',
          dueInDays: null,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'review',
      name: { en: 'Under review', fr: 'À l’étude' },
      meaning: {
        en: 'An officer studies your application. They may ask for the medical examination, fingerprints or more documents.',
        fr: 'Un agent étudie votre demande. Il peut demander l’examen médical, les empreintes ou d’autres documents.',
      },
      next: {
        en: 'If they ask for something, you read it here the same day, with what to do. Silence at this stage is usual.',
        fr: 'S’il demande quelque chose, vous le lirez ici le jour même, avec la marche à suivre. À cette étape, le silence est habituel.',
      },
      usual: { from: 6, to: 18, unit: 'months' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'decision',
      name: { en: 'Decision', fr: 'La décision' },
      meaning: {
        en: 'The decision has been made. We explain what it means for you and your family.',
        fr: 'La décision est rendue. Nous vous expliquons ce qu’elle signifie pour vous et votre famille.',
      },
      next: {
        en: 'If it is positive, your status is confirmed and your card is sent to you. If not, we tell you what can be done, and by when.',
        fr: 'Si elle est favorable, votre statut sera confirmé et votre carte vous sera envoyée. Sinon, nous vous dirons ce qui peut être fait, et pour quand.',
      },
      usual: { from: 2, to: 8, unit: 'weeks' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'settled',
      name: { en: 'Settled', fr: 'C’est fait' },
      meaning: {
        en: 'You have your new status. We give you the dates to keep in mind: your card, your time in Canada, citizenship.',
        fr: 'Vous avez votre nouveau statut. Nous vous donnons les dates à retenir\u202f: votre carte, votre temps au Canada, la citoyenneté.',
      },
      next: {
        en: 'Keep all your documents: you take everything home from here before the matter closes.',
        fr: 'Gardez tous vos documents\u202f: vous pourrez tout emporter d’ici avant la fermeture du dossier.',
      },
      usual: null,
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
