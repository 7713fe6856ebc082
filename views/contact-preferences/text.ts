import type { Same } from '../text/same.ts'

export const en = {
  link: 'How to reach them',
  title: 'How they would rather be reached',
  under: 'Every page about them shows it, to the firm only.',
  way: 'They prefer',
  ways: { portal: 'The portal', paper: 'Paper', phone: 'The telephone' },
  note: 'What else to know',
  noteHint: 'For example: prints in large type, please; mornings; her son helps with the phone.',
  save: 'Save',
  tag: { portal: 'Portal', paper: 'Prefers paper', phone: 'Prefers the telephone' },
  line: {
    portal: (name: string) => `${name} uses the portal`,
    paper: (name: string) => `${name} prefers paper`,
    phone: (name: string) => `${name} prefers the telephone`,
  },
  how: {
    paper: 'Print what you share and send it too. What is opened for them here proves nothing.',
    phone: 'Call as well: they may not look here.',
  },
}

export const fr: Same<typeof en> = {
  link: 'Comment joindre cette personne',
  title: 'La façon dont cette personne préfère être jointe',
  under: 'Toutes les pages qui la concernent l’affichent, pour le cabinet seulement.',
  way: 'Elle préfère',
  ways: { portal: 'Le portail', paper: 'Le papier', phone: 'Le téléphone' },
  note: 'Ce qu’il faut savoir de plus',
  noteHint:
    'Par exemple\u202f: imprimer en gros caractères\u202f; le matin\u202f; son fils l’aide avec le téléphone.',
  save: 'Enregistrer',
  tag: { portal: 'Portail', paper: 'Préfère le papier', phone: 'Préfère le téléphone' },
  line: {
    portal: (name) => `${name} utilise le portail`,
    paper: (name) => `${name} préfère le papier`,
    phone: (name) => `${name} préfère le téléphone`,
  },
  how: {
    paper:
      'Imprimez ce que vous partagez et envoyez-le aussi. Ce qui est ouvert ici à sa place ne prouve rien.',
    phone: 'Appelez aussi\u202f: il se peut que cette personne ne regarde pas ici.',
  },
}
