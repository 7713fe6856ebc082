import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  happened: 'What happened',
  nothing: 'Nothing yet',
  people: 'Clients and outside people',
  nobody: 'No client yet',
  nobodyHint: 'A client sees nothing of this matter until you add them here and share something.',
  documents: 'Documents',
  internal: 'Internal',
  shared: 'Shared',
  fromClients: 'From clients',
  unread: (n: number) => `${countEn(n, 'share', 'shares')} not opened yet`,
  allRead: 'Everything shared was opened.',
  upload: 'Add documents',
  addMember: 'Give access',
  whoSees: 'Who can see this matter',
  asClientsSee: 'Title for clients',
  noTitle: {
    en: (name: string) => `There is no English title yet: ${name}, who reads English, sees the French one.`,
    fr: (name: string) => `There is no French title yet: ${name}, who reads French, sees the English one.`,
  },
  opened: (day: string) => `Opened on ${day}`,
  kinds: { client: 'Client', outside: 'Outside person' },
  fullLog: 'The whole log',
}

export const fr: Same<typeof en> = {
  happened: 'Ce qui s’est passé',
  nothing: 'Rien pour l’instant',
  people: 'Clients et personnes externes',
  nobody: 'Aucun client pour l’instant',
  nobodyHint: 'Un client ne voit rien de ce dossier tant qu’on ne l’y ajoute pas et qu’on ne partage rien.',
  documents: 'Pièces du dossier',
  internal: 'Internes',
  shared: 'Partagés',
  fromClients: 'Reçus des clients',
  unread: (n) => `${countFr(n, 'partage', 'partages')} pas encore ouvert${n < 2 ? '' : 's'}`,
  allRead: 'Tout ce qui a été partagé a été ouvert.',
  upload: 'Ajouter des documents',
  addMember: 'Donner accès',
  whoSees: 'Qui peut voir ce dossier',
  asClientsSee: 'Titre présenté aux clients',
  noTitle: {
    en: (name) =>
      `Il n’y a pas encore de titre anglais\u202f: ${name}, qui lit l’anglais, voit le titre français.`,
    fr: (name) =>
      `Il n’y a pas encore de titre français\u202f: ${name}, qui lit le français, voit le titre anglais.`,
  },
  opened: (day) => `Ouvert le ${day}`,
  kinds: { client: 'Client', outside: 'Personne externe' },
  fullLog: 'Le journal complet',
}
