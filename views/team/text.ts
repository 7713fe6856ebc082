import type { Same } from '../text/same.ts'

export const en = {
  title: 'Who is who',
  roles: {
    'responsible-lawyer': 'In charge of your matter',
    lawyer: 'Works on your matter',
    assistant: 'Assistant: appointments, documents, small questions',
    bookkeeper: 'Accounts and payments',
  },
  call: (phone: string) => `Telephone ${phone}`,
  firm: (name: string) => `The office of ${name}`,
  office: 'The office',
  noPhone: 'Call us at the number you know.',
  staff: {
    title: 'Who is who, for the clients',
    link: 'Choose who is shown',
    hint: 'Whom the clients see as their team, and one sentence about each. The telephone is that of the person’s page, else the firm’s.',
    shown: 'Shown to the clients',
    sentence: 'One sentence',
    sentenceHint: 'Such as “Calls back within a day”.',
    noPhone: 'no telephone of their own',
    submit: 'Save',
    preview: 'The clients see',
    nobody: 'Nobody of the firm is a member of this matter.',
  },
  problems: { tooLong: (n: number) => `That is more than ${n} characters.` },
}

export const fr: Same<typeof en> = {
  title: 'Qui est qui',
  roles: {
    'responsible-lawyer': 'Responsable de votre dossier',
    lawyer: 'Travaille à votre dossier',
    assistant: 'Adjointe ou adjoint\u202f: rendez-vous, documents, petites questions',
    bookkeeper: 'Comptes et paiements',
  },
  call: (phone) => `Téléphone ${phone}`,
  firm: (name) => `Le bureau de ${name}`,
  office: 'Le bureau',
  noPhone: 'Appelez-nous au numéro que vous connaissez.',
  staff: {
    title: 'Qui est qui, pour les clients',
    link: 'Choisir qui est présenté',
    hint: 'Qui les clients voient comme leur équipe, avec une phrase sur chaque personne. Le téléphone est celui de sa fiche, sinon celui du cabinet.',
    shown: 'Présentée aux clients',
    sentence: 'Une phrase',
    sentenceHint: 'Par exemple «\u202fRappelle dans la journée\u202f».',
    noPhone: 'pas de téléphone à elle',
    submit: 'Enregistrer',
    preview: 'Les clients voient',
    nobody: 'Personne du cabinet n’est membre de ce dossier.',
  },
  problems: { tooLong: (n) => `Le texte dépasse ${n} caractères.` },
}
