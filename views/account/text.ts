import type { Same } from '../text/same.ts'

export const en = {
  title: 'Your account',
  passkeys: 'Your passkeys',
  passkeysHow: 'Each of these devices opens the portal for you. Remove one that is lost or given away.',
  addPasskey: 'Add a passkey',
  madeOn: (date: string) => `made on ${date}`,
  lastUsed: (day: string) => `last used ${day}`,
  neverUsed: 'never used',
  synced: 'kept in sync with your other devices',
  onDevice: 'only on this one device',
  usedNow: 'In use now',
  blocked: 'Blocked',
  blockedWhy:
    'There may be a copy of this passkey, so it opens nothing any more. Remove it, and make a new one on the same device.',
  changePasskey: 'Change',
  rename: 'Rename',
  passkeyName: 'Name of this passkey',
  nameWrong: 'Please give it a name of 1 to 60 characters.',
  save: 'Save',
  remove: 'Remove',
  removeWhat: 'It will not open the portal any more, and whoever is signed in with it is signed out.',
  removeHereWhat:
    'You are signed in with it now: you will be signed out, and it will not open the portal any more.',
  removeYes: 'Remove this passkey',
  lastPasskey:
    'This is your only passkey: without it you could not come back. Add another one first, or call us for a new link.',
  notAdded: 'The passkey could not be added. Please try again.',
  secondTitle: 'A second passkey, in case a device is lost',
  secondShort: 'You have one passkey. If that device is lost, you cannot get in.',
  secondWhy: 'You have one passkey now. With a second one, on another device, a lost phone locks nobody out.',
  secondHow:
    'Take your other phone, tablet or computer at hand. Press the button, choose “another device” and point its camera at this screen; or use a security key.',
  secondButton: 'Add a second passkey',
  secondLater: 'Later',
  sessions: 'Where you are signed in',
  sessionsHow: 'If you do not know one of these, end it and call us.',
  thisSession: 'This one',
  since: (when: string) => `since ${when}`,
  lastSeen: (when: string) => `last seen ${when}`,
  address: (ip: string) => `from ${ip}`,
  endSession: 'End it',
  endOthers: 'End all others',
  language: 'Language of pages and e-mails',
  changeDetailsStaff:
    'Your name, e-mail address and phone number are under People, where an owner changes them.',
  changeDetails: (firm: string) => `To change your name, e-mail address or phone number, call ${firm}.`,
}

export const fr: Same<typeof en> = {
  title: 'Votre compte',
  passkeys: 'Vos clés d’accès',
  passkeysHow: 'Chacun de ces appareils vous ouvre le portail. Retirez celui que vous avez perdu ou donné.',
  addPasskey: 'Ajouter une clé d’accès',
  madeOn: (date) => `créée le ${date}`,
  lastUsed: (day) => `dernière utilisation\u202f: ${day}`,
  neverUsed: 'jamais utilisée',
  synced: 'synchronisée avec vos autres appareils',
  onDevice: 'sur ce seul appareil',
  usedNow: 'Utilisée en ce moment',
  blocked: 'Bloquée',
  blockedWhy:
    'Il existe peut-être une copie de cette clé d’accès\u202f; elle n’ouvre donc plus rien. Retirez-la et créez-en une nouvelle sur le même appareil.',
  changePasskey: 'Modifier',
  rename: 'Renommer',
  passkeyName: 'Nom de cette clé d’accès',
  nameWrong: 'Donnez-lui un nom de 1 à 60 caractères.',
  save: 'Enregistrer',
  remove: 'Retirer',
  removeWhat: 'Elle n’ouvrira plus le portail, et toute session ouverte avec elle prendra fin.',
  removeHereWhat:
    'Votre session actuelle en dépend\u202f: elle prendra fin, et cette clé n’ouvrira plus le portail.',
  removeYes: 'Retirer cette clé d’accès',
  lastPasskey:
    'C’est votre seule clé d’accès\u202f: sans elle, vous ne pourriez plus revenir. Ajoutez-en d’abord une autre, ou appelez-nous pour obtenir un nouveau lien.',
  notAdded: 'La clé d’accès n’a pas pu être ajoutée. Veuillez réessayer.',
  secondTitle: 'Une deuxième clé d’accès, en cas de perte d’un appareil',
  secondShort: 'Vous avez une seule clé d’accès. Si vous perdez cet appareil, vous ne pourrez plus entrer.',
  secondWhy:
    'Vous avez maintenant une clé d’accès. Avec une deuxième, sur un autre appareil, un téléphone perdu ne ferme la porte à personne.',
  secondHow:
    'Ayez à portée de main votre autre téléphone, tablette ou ordinateur. Appuyez sur le bouton, choisissez «\u202fautre appareil\u202f» et pointez son appareil photo vers cet écran\u202f; ou utilisez une clé de sécurité.',
  secondButton: 'Ajouter une deuxième clé d’accès',
  secondLater: 'Plus tard',
  sessions: 'Vos sessions ouvertes',
  sessionsHow: 'Si l’une d’elles vous est inconnue, mettez-y fin et appelez-nous.',
  thisSession: 'Celle-ci',
  since: (when) => `depuis\u202f: ${when}`,
  lastSeen: (when) => `dernière activité\u202f: ${when}`,
  address: (ip) => `à partir de ${ip}`,
  endSession: 'Y mettre fin',
  endOthers: 'Mettre fin à toutes les autres',
  language: 'Langue des pages et des courriels',
  changeDetailsStaff:
    'Votre nom, votre adresse courriel et votre numéro de téléphone figurent sous Personnes, où un propriétaire les modifie.',
  changeDetails: (firm) =>
    `Pour changer votre nom, votre adresse courriel ou votre numéro de téléphone, appelez ${firm}.`,
}
