import type { Same } from '../text/same.ts'

export const en = {
  title: 'Safe contact',
  link: 'Safe contact',
  whyOwn:
    'If somebody near you must not learn that you have a lawyer, turn this on. We then write and call only in the way you say here.',
  whyStaff: (name: string) =>
    `Fill this in together with ${name}. They can change it themselves on the page of their account.`,
  what: 'What changes',
  mails: (sender: string, subject: string) =>
    `Every e-mail comes from “${sender}”, has the subject “${subject}”, and says only that there is something new: no name of the firm, no link, no words of ours.`,
  address: (address: string) =>
    `Its address stays ${address}. Whoever looks at the address of the sender, or at the technical lines of the e-mail, can see whose it is: we cannot hide that.`,
  invitation: 'Only an e-mail with the link to set up access holds that link.',
  hours: 'When may an e-mail come?',
  hoursHow: (zone: string) =>
    `Nothing comes outside these hours (${zone}), not even about access to the portal.`,
  anyHour: 'Any hour',
  workingDays: 'Monday to Friday only',
  urgent: 'A date that would pass before: write anyway',
  urgentHow:
    'The e-mail is as neutral as the others. Without this, it waits until it is safe, and the firm is told to call instead.',
  voicemail: 'No voicemail',
  voicemailHow: 'We hang up when somebody else or a machine answers.',
  calls: 'Calls',
  note: 'How to call safely',
  noteHow: 'For example: on Tuesdays at work; ask for me by first name; say it is about the car.',
  noteSeen: 'Clients see what is written here about them.',
  save: 'Save',
  turnOn: 'Turn on',
  turnOff: 'Turn off safe contact',
  turnOffHow: 'E-mails then name the firm again.',
  isOn: 'Safe contact is on.',
  isOff: 'Safe contact is off.',
  change: 'Change safe contact',
  mark: 'Safe contact',
  noVoicemail: 'No voicemail',
  only: (from: string, until: string) => `Mail only from ${from} to ${until}`,
  weekdays: 'Monday to Friday',
  staffTitle: (name: string) => `${name}: safe contact only`,
  staffHow: 'E-mails to them are neutral by themselves. Before you call or write yourself:',
  askFirst: 'ask them how.',
  settings: 'Discretion',
  settingsWhy: 'For clients on safe contact, and for every client who has to leave the portal in a hurry.',
  neutral: 'Neutral e-mails, and the way out',
  sender: 'Sender’s name of neutral e-mails',
  senderHow: (usual: string) => `Nothing that names the firm or the law. Left empty: “${usual}”.`,
  senderWrong: 'Please write at most 60 characters, without an @.',
  senderNamesFirm: 'This name holds a word of the firm’s name.',
  senderAddress: (address: string) =>
    `These e-mails come from ${address}, as all others do. The name and the subject are neutral; the address is not, and whoever looks for it finds it. Tell clients so before they rely on it.`,
  exit: 'Where “Leave quickly” leads',
  exitHow: (usual: string) =>
    `An everyday page that nobody wonders about, beginning with https://. Left empty: ${usual}.`,
  exitWrong: 'Please write an address that begins with https:// and is not the portal’s own.',
  leave: 'Leave quickly',
  leaveHow: 'Leave the portal at once, or press Escape three times',
  leaveTitle: 'Leaving quickly',
  leaveOwn:
    'The button at the edge of every page, or Escape pressed three times, signs you out, takes you to an everyday page and clears what the portal left in this browser; for two minutes Back leads there too. The browser’s own list of visited pages stays: use a private window, or clear that list.',
}

export const fr: Same<typeof en> = {
  title: 'Contact discret',
  link: 'Contact discret',
  whyOwn:
    'Si une personne de votre entourage ne doit pas savoir que vous consultez un avocat, activez ce réglage. Nous vous écrirons et vous appellerons alors seulement comme vous l’indiquez ici.',
  whyStaff: (name) => `Remplissez ceci avec ${name}, qui peut aussi le modifier à la page de son compte.`,
  what: 'Ce qui change',
  mails: (sender, subject) =>
    `Chaque courriel vient de «\u202f${sender}\u202f», a pour objet «\u202f${subject}\u202f» et dit seulement qu’il y a du nouveau\u202f: ni nom du cabinet, ni lien, ni autre mot de notre part.`,
  address: (address) =>
    `L’adresse reste ${address}. Quiconque regarde l’adresse de l’expéditeur ou les lignes techniques du courriel peut voir de qui il vient\u202f: nous ne pouvons pas le cacher.`,
  invitation: 'Seul le courriel qui porte le lien d’inscription contient ce lien.',
  hours: 'Quand un courriel peut-il arriver\u202f?',
  hoursHow: (zone) =>
    `Rien n’arrive en dehors de ces heures (${zone}), pas même au sujet de l’accès au portail.`,
  anyHour: 'À toute heure',
  workingDays: 'Du lundi au vendredi seulement',
  urgent: 'Une date qui passerait avant\u202f: écrire quand même',
  urgentHow:
    'Le courriel est aussi neutre que les autres. Sans cette option, il attend le moment sûr, et le cabinet est prié d’appeler.',
  voicemail: 'Aucun message vocal',
  voicemailHow: 'Nous raccrochons si une autre personne ou un répondeur répond.',
  calls: 'Appels',
  note: 'Comment appeler sans danger',
  noteHow:
    'Par exemple\u202f: le mardi au travail\u202f; demandez-moi par mon prénom\u202f; dites que c’est pour la voiture.',
  noteSeen: 'La personne voit ce qui est écrit ici à son sujet.',
  save: 'Enregistrer',
  turnOn: 'Activer',
  turnOff: 'Désactiver le contact discret',
  turnOffHow: 'Les courriels nommeront de nouveau le cabinet.',
  isOn: 'Le contact discret est activé.',
  isOff: 'Le contact discret est désactivé.',
  change: 'Modifier le contact discret',
  mark: 'Contact discret',
  noVoicemail: 'Aucun message vocal',
  only: (from, until) => `Courriels seulement de ${from} à ${until}`,
  weekdays: 'du lundi au vendredi',
  staffTitle: (name) => `${name}\u202f: contact discret seulement`,
  staffHow:
    'Les courriels qui lui sont destinés sont neutres d’eux-mêmes. Avant d’appeler ou d’écrire vous-même\u202f:',
  askFirst: 'demandez-lui comment faire.',
  settings: 'Discrétion',
  settingsWhy:
    'Pour les clients en contact discret, et pour tout client qui doit quitter le portail à la hâte.',
  neutral: 'Courriels neutres et sortie rapide',
  sender: 'Nom de l’expéditeur des courriels neutres',
  senderHow: (usual) => `Rien qui nomme le cabinet ou le droit. Laissé vide\u202f: «\u202f${usual}\u202f».`,
  senderWrong: 'Écrivez au plus 60 caractères, sans @.',
  senderNamesFirm: 'Ce nom contient un mot du nom du cabinet.',
  senderAddress: (address) =>
    `Ces courriels viennent de ${address}, comme tous les autres. Le nom et l’objet sont neutres\u202f; l’adresse ne l’est pas, et qui la cherche la trouve. Dites-le aux clients avant qu’ils ne s’y fient.`,
  exit: 'Où mène «\u202fQuitter vite\u202f»',
  exitHow: (usual) =>
    `Une page de tous les jours, qui n’étonne personne, commençant par https://. Laissé vide\u202f: ${usual}.`,
  exitWrong: 'Écrivez une adresse qui commence par https:// et qui n’est pas celle du portail.',
  leave: 'Quitter vite',
  leaveHow: 'Quitter le portail sur-le-champ\u202f; ou appuyez trois fois sur Échap',
  leaveTitle: 'Quitter vite',
  leaveOwn:
    'Le bouton au bord de chaque page, ou la touche Échap pressée trois fois, met fin à votre session, vous mène à une page de tous les jours et efface ce que le portail a laissé dans ce navigateur\u202f; pendant deux minutes, Retour y mène aussi. L’historique du navigateur, lui, demeure\u202f: utilisez une fenêtre privée ou effacez cet historique.',
}
