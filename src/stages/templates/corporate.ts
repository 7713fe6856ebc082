import type { Template } from '../stage.ts'

/** A new company, with an agreement among its shareholders. */
export const CORPORATE: Template = {
  key: 'corporate',
  area: 'corporate',
  name: { en: 'Setting up a company', fr: 'Constitution d’une société' },
  stages: [
    {
      key: 'choices',
      name: { en: 'Your choices', fr: 'Vos choix' },
      meaning: {
        en: 'We go through the decisions with you: federal or provincial, name, who owns what, who decides.',
        fr: 'Nous passons en revue les décisions avec vous\u202f: fédéral ou provincial, nom, qui possède quoi, qui décide.',
      },
      next: {
        en: 'With your answers we check the name and prepare the papers.',
        fr: 'Avec vos réponses, nous vérifierons le nom et préparerons les documents.',
      },
      usual: { from: 1, to: 2, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Propose three names', fr: 'Proposer trois noms' },
          howTo: {
            en: 'In order of preference. In Québec the name must be in French, or have a French version.',
            fr: 'Par ordre de préférence. Au Québec, le nom doit être en français ou comporter une version française.',
          },
          kind: 'other',
          dueInDays: 7,
        },
      ],
      requests: [
        {
          title: { en: 'About the people', fr: 'Au sujet des personnes' },
          dueInDays: 10,
          items: [
            {
              title: {
                en: 'Identification of each director and shareholder',
                fr: 'Pièce d’identité de chaque administrateur et actionnaire',
              },
              explanation: {
                en: 'One with a photo, both sides. In Québec a directors’ copy goes to the enterprise register.',
                fr: 'Une pièce avec photo, recto et verso. Au Québec, une copie pour les administrateurs est remise au Registraire des entreprises.',
              },
            },
            {
              title: { en: 'Home addresses and birth dates', fr: 'Adresses et dates de naissance' },
              explanation: {
                en: 'Of everybody who will own or direct the company.',
                fr: 'De chaque personne qui possédera ou dirigera la société.',
              },
            },
          ],
        },
      ],
      articles: ['first-meeting'],
    },
    {
      key: 'incorporation',
      name: { en: 'Incorporation', fr: 'La constitution' },
      meaning: {
        en: 'The papers are with the registry. The company exists from the date on its certificate.',
        fr: 'Les documents sont au registre. La société existe à compter de la date inscrite sur son certificat.',
      },
      next: {
        en: 'With the certificate you can open the bank account. We send it to you the same day.',
        fr: 'Avec le certificat, vous pourrez ouvrir le compte bancaire. Nous vous l’enverrons le jour même.',
      },
      usual: { from: 3, to: 10, unit: 'days' },
      tasks: [],
      requests: [],
      articles: [],
    },
    {
      key: 'organisation',
      name: { en: 'Organising the company', fr: 'L’organisation de la société' },
      meaning: {
        en: 'Directors are appointed, shares issued and the minute book begun. We register for taxes and in the other provinces you need.',
        fr: 'Les administrateurs sont nommés, les actions émises et le livre de la société ouvert. Nous faisons les inscriptions fiscales et celles dans les autres provinces au besoin.',
      },
      next: {
        en: 'You sign the resolutions, then we write the agreement among the shareholders.',
        fr: 'Vous signerez les résolutions, puis nous rédigerons la convention entre actionnaires.',
      },
      usual: { from: 1, to: 3, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Sign the first resolutions', fr: 'Signer les premières résolutions' },
          howTo: {
            en: 'They appoint the directors and issue the shares.',
            fr: 'Elles nomment les administrateurs et émettent les actions.',
          },
          kind: 'sign',
          dueInDays: 7,
        },
        {
          title: { en: 'Open the bank account', fr: 'Ouvrir le compte bancaire' },
          howTo: {
            en: 'Bring the certificate and the resolution for the bank, both here in your documents.',
            fr: 'Apportez le certificat et la résolution bancaire, tous deux dans vos documents ici.',
          },
          kind: 'other',
          dueInDays: 21,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'agreement',
      name: { en: 'Shareholders’ agreement', fr: 'Convention entre actionnaires' },
      meaning: {
        en: 'We write what happens if somebody leaves, falls ill, dies or disagrees. It is the most useful paper a company has.',
        fr: 'Nous écrivons ce qui arrive si quelqu’un part, tombe malade, décède ou n’est plus d’accord. C’est le document le plus utile d’une société.',
      },
      next: {
        en: 'Everybody reads the draft, we adjust it, and all of you sign.',
        fr: 'Chacun lira le projet, nous l’ajusterons, et vous signerez tous.',
      },
      usual: { from: 3, to: 8, unit: 'weeks' },
      tasks: [
        {
          title: { en: 'Read the draft agreement', fr: 'Lire le projet de convention' },
          howTo: {
            en: 'Ask yourself at each clause: would I accept it on the other side too?',
            fr: 'À chaque clause, demandez-vous\u202f: l’accepterais-je aussi de l’autre côté\u202f?',
          },
          kind: 'read',
          dueInDays: 14,
        },
      ],
      requests: [],
      articles: [],
    },
    {
      key: 'upkeep',
      name: { en: 'Up and running', fr: 'En activité' },
      meaning: {
        en: 'Your company is complete. We keep its book and remind you of the yearly declaration.',
        fr: 'Votre société est complète. Nous tenons son livre et vous rappellerons la déclaration annuelle.',
      },
      next: {
        en: 'Tell us when directors, addresses or shares change.',
        fr: 'Dites-nous quand un administrateur, une adresse ou des actions changent.',
      },
      usual: null,
      tasks: [],
      requests: [],
      articles: [],
    },
  ],
}
