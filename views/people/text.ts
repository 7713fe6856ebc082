import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  title: 'People',
  counted: (n: number) => countEn(n, 'person', 'people'),
  search: 'Name, e-mail or phone',
  none: 'Nobody here',
  noneHint: 'Nobody fits these filters. Try fewer words, or add somebody.',
  kindColumn: 'Who',
  stateColumn: 'Access',
  allKinds: 'Everybody',
  allStatuses: 'Any access',
  kinds: { staff: 'Staff', client: 'Client', outside: 'Outside' },
  kindHint: {
    staff: 'Somebody of the firm. What they may do in a matter is given there.',
    client: 'Sees only what is shared in their own matters.',
    outside:
      'Co-counsel, an expert, an accountant: sees only what they are given, and every access of theirs has an end date.',
  },
  statuses: { active: 'Active', disabled: 'Disabled' },
  roles: { owner: 'Owner', lawyer: 'Lawyer', assistant: 'Assistant', bookkeeper: 'Bookkeeper' },
  state: {
    disabled: 'Disabled',
    enrolled: 'Can sign in',
    notInvited: 'Not invited yet',
    invited: 'Invited',
  },
  bounced: 'Mail comes back',
  complained: (date: string) => `Reported an e-mail of ours as unwanted on ${date}`,
  complainedHow:
    'Their summaries are off. Ask them how they want to be told: they choose it on the page of their account.',
  bouncedHow: 'What we send to this address is refused. Ask the person for the right one and change it here.',
  add: { client: 'Add a client', outside: 'Add somebody outside', staff: 'Add staff' },
  addButton: 'Add',
  edit: 'Edit',
  editTitle: 'Edit details',
  save: 'Save',
  details: 'Details',
  name: 'Name',
  nameWrong: 'Please give a name of at most 120 characters.',
  email: 'E-mail',
  emailHint: 'One address. Two people may share it: each has their own passkey.',
  emailWrong: 'Please give one plain e-mail address, such as name@example.ca.',
  phone: 'Phone',
  phoneHint: 'The code is read to them on this number.',
  phoneWrong: 'Please give a phone number in digits, such as +1 514 555 0123.',
  noPhone: 'None',
  language: 'Language',
  languageHint: 'In which they read pages and e-mails. They can change it.',
  languageWrong: 'Please choose French or English.',
  role: 'Role in the firm',
  roleHint: 'An owner enters every matter without a wall against them, and manages staff and settings.',
  roleWrong: 'Please choose a role.',
  lastOwner: 'This is the only active owner of the firm. Make somebody else an owner first.',
  beyondWall:
    'An ethical wall stands between you and a matter of this person. A colleague must help them in, or the administrator.',
  notYourself: 'You cannot disable yourself. Another owner can.',
  addedOn: 'Added',
  sharedMailbox: 'This mailbox is shared',
  sharedMailboxHow:
    'Mail to this address reaches these people too. Each signs in with a passkey of their own, so the portal tells them apart.',
  entry: 'Access to the portal',
  passkeys: (n: number) => (n === 0 ? 'No passkey yet.' : `${countEn(n, 'passkey', 'passkeys')}.`),
  sessions: (n: number) => `Signed in on ${countEn(n, 'device', 'devices')}.`,
  lastSeen: (day: string) => `Last seen ${day}.`,
  openUntil: (date: string) => `A link and a code are open until ${date}.`,
  invite: 'Make a link and a code',
  inviteHow: 'A link goes by e-mail, a code another way: together they make this person’s passkey.',
  inviteAgain: 'Make a new link and code',
  inviteAgainHow:
    'For a new phone, or when a link has ended. The earlier link dies at once; passkeys they have keep working.',
  mailLink: (email: string) => `Send the link to ${email}`,
  mailLinkHint: 'Untick it when the person is with you and scans the square.',
  lost: 'A device was lost or stolen',
  lostHint: 'Every passkey they have is removed at once, and they are signed out everywhere.',
  endSessions: 'Sign them out everywhere',
  disable: 'Disable',
  disableWhat:
    'Their sessions end at once, open links die, and no passkey of theirs opens the portal. Nothing of theirs is deleted.',
  disableYes: 'Disable this person',
  enable: 'Enable again',
  matters: 'Matters',
  noMatters: 'No matter that you may enter.',
  until: (date: string) => `until ${date}`,
  invitationTitle: (name: string) => `Link and code for ${name}`,
  validUntil: (date: string) => `Good for one passkey, until ${date}`,
  onlyOnce: 'You see this code only now',
  onlyOnceHow: 'It is kept nowhere. If it is lost, make a new link and code.',
  codeTitle: 'The code: read it on the phone',
  readOnPhone: (phone: string) =>
    `Call them at ${phone}, a number you know to be theirs, and read the code aloud. Never send it by e-mail.`,
  readOnPhoneNoNumber:
    'Call them at a number you know to be theirs and read the code aloud. Never send it by e-mail.',
  sent: {
    sent: (email: string) => `The link is on its way to ${email}.`,
    waits: (email: string) =>
      `The mail with the link to ${email} waits, because no mail server is set up: let them scan the square, or give them the letter.`,
    no: (_email: string) => 'No e-mail is sent: let them scan the square.',
  },
  sentLater: (email: string, when: string) =>
    `The link waits, because of safe contact, and goes to ${email} on ${when} at the earliest.`,
  scanTitle: 'In the office: let them scan it',
  scanHow: 'They point their phone’s camera at it, then type the code.',
  linkItself: 'No camera at hand? The link itself',
  linkItselfHow:
    'For this computer, or to type. With the code it lets anybody in: never put both into one message.',
  qrLabel: 'Square code with the link for this person',
  letterTitle: 'Or on paper',
  letterHow:
    'Give it into the person’s own hands. Link and code are both on it, so whoever holds it can enter in their name.',
  printLetter: 'Print the letter',
  doneButton: 'Done',
  letter: {
    title: 'Your access to our private portal',
    intro: (firm: string) =>
      `${firm} has opened a private portal for you: your documents and our news to you, in one safe place.`,
    scan: 'Point the camera of your phone at the square above and open the page that it offers.',
    code: 'Type the code that stands beside the square.',
    passkey:
      'Let your phone make a passkey: from then on your fingerprint, your face or your screen lock opens the portal.',
    until: (date: string) =>
      `This works once, until ${date}. Keep this sheet as you would keep a key, and destroy it afterwards.`,
    questions: (phone: string | null) => (phone ? `Questions? Call us at ${phone}.` : 'Questions? Call us.'),
  },
}

export const fr: Same<typeof en> = {
  title: 'Personnes',
  counted: (n) => countFr(n, 'personne', 'personnes'),
  search: 'Nom, courriel ou téléphone',
  none: 'Personne ici',
  noneHint: 'Personne ne correspond à ces filtres. Essayez avec moins de mots, ou ajoutez quelqu’un.',
  kindColumn: 'Qui',
  stateColumn: 'Accès',
  allKinds: 'Tout le monde',
  allStatuses: 'Tout accès',
  kinds: { staff: 'Équipe', client: 'Client', outside: 'Externe' },
  kindHint: {
    staff: 'Quelqu’un du cabinet. Ses droits dans un dossier se donnent dans ce dossier.',
    client: 'Ne voit que ce qui est partagé dans ses propres dossiers.',
    outside:
      'Conseil associé, expert, comptable\u202f: ne voit que ce qui lui est remis, et chacun de ses accès a une date de fin.',
  },
  statuses: { active: 'Actif', disabled: 'Désactivé' },
  roles: { owner: 'Propriétaire', lawyer: 'Juriste', assistant: 'Adjoint', bookkeeper: 'Commis-comptable' },
  state: {
    disabled: 'Accès désactivé',
    enrolled: 'Peut se connecter',
    notInvited: 'Pas encore invité',
    invited: 'Invité',
  },
  bounced: 'Le courriel revient',
  complained: (date) => `A signalé un de nos courriels comme indésirable le ${date}`,
  complainedHow:
    'Ses résumés sont désactivés. Demandez-lui comment recevoir nos avis\u202f: le choix se fait à la page de son compte.',
  bouncedHow:
    'Ce que nous envoyons à cette adresse est refusé. Demandez la bonne adresse à la personne et modifiez-la ici.',
  add: { client: 'Ajouter un client', outside: 'Ajouter une personne externe', staff: 'Ajouter à l’équipe' },
  addButton: 'Ajouter',
  edit: 'Modifier',
  editTitle: 'Modifier les renseignements',
  save: 'Enregistrer',
  details: 'Renseignements',
  name: 'Nom',
  nameWrong: 'Donnez un nom d’au plus 120 caractères.',
  email: 'Courriel',
  emailHint: 'Une seule adresse. Deux personnes peuvent la partager\u202f: chacune a sa propre clé d’accès.',
  emailWrong: 'Donnez une seule adresse courriel simple, comme nom@exemple.ca.',
  phone: 'Téléphone',
  phoneHint: 'Le code lui est lu à ce numéro.',
  phoneWrong: 'Donnez un numéro de téléphone en chiffres, comme +1 514 555-0123.',
  noPhone: 'Aucun',
  language: 'Langue',
  languageHint: 'Celle des pages et des courriels. La personne peut la changer.',
  languageWrong: 'Choisissez le français ou l’anglais.',
  role: 'Rôle dans le cabinet',
  roleHint:
    'Un propriétaire entre dans tout dossier sans cloison à son égard, et gère l’équipe et les paramètres.',
  roleWrong: 'Choisissez un rôle.',
  lastOwner:
    'C’est la seule personne propriétaire active du cabinet. Donnez d’abord ce rôle à quelqu’un d’autre.',
  beyondWall:
    'Une cloison vous sépare d’un dossier de cette personne. Un collègue ou l’administrateur doit lui donner accès.',
  notYourself: 'Vous ne pouvez pas vous désactiver vous-même. Un autre propriétaire peut le faire.',
  addedOn: 'Ajout',
  sharedMailbox: 'Cette boîte courriel est partagée',
  sharedMailboxHow:
    'Le courriel à cette adresse parvient aussi à ces personnes. Chacune se connecte avec sa propre clé d’accès\u202f; le portail les distingue ainsi.',
  entry: 'Accès au portail',
  passkeys: (n) =>
    n === 0 ? 'Aucune clé d’accès pour l’instant.' : `${countFr(n, 'clé d’accès', 'clés d’accès')}.`,
  sessions: (n) => `Session ouverte sur ${countFr(n, 'appareil', 'appareils')}.`,
  lastSeen: (day) => `Dernière activité\u202f: ${day}.`,
  openUntil: (date) => `Un lien et un code peuvent servir jusqu’au ${date}.`,
  invite: 'Créer un lien et un code',
  inviteHow:
    'Un lien part par courriel, un code par une autre voie\u202f: ensemble, ils créent la clé d’accès de cette personne.',
  inviteAgain: 'Créer un nouveau lien et un nouveau code',
  inviteAgainHow:
    'Pour un nouveau téléphone, ou quand un lien est éteint. Le lien précédent s’éteint aussitôt\u202f; les clés d’accès existantes continuent de servir.',
  mailLink: (email) => `Envoyer le lien à ${email}`,
  mailLinkHint: 'Décochez si la personne est avec vous et numérise le carré.',
  lost: 'Un appareil a été perdu ou volé',
  lostHint: 'Toutes ses clés d’accès sont retirées aussitôt, et toutes ses sessions prennent fin.',
  endSessions: 'Mettre fin à toutes ses sessions',
  disable: 'Désactiver',
  disableWhat:
    'Ses sessions prennent fin aussitôt, ses liens s’éteignent, et aucune de ses clés d’accès n’ouvre le portail. Rien n’est effacé.',
  disableYes: 'Désactiver cette personne',
  enable: 'Réactiver',
  matters: 'Dossiers',
  noMatters: 'Aucun dossier auquel vous avez accès.',
  until: (date) => `jusqu’au ${date}`,
  invitationTitle: (name) => `Lien et code pour ${name}`,
  validUntil: (date) => `Pour une seule clé d’accès, jusqu’au ${date}`,
  onlyOnce: 'Ce code ne s’affiche que maintenant',
  onlyOnceHow: 'Il n’est conservé nulle part. S’il se perd, créez un nouveau lien et un nouveau code.',
  codeTitle: 'Le code\u202f: lisez-le au téléphone',
  readOnPhone: (phone) =>
    `Appelez au ${phone}, un numéro que vous savez être le sien, et lisez le code à voix haute. Ne l’envoyez jamais par courriel.`,
  readOnPhoneNoNumber:
    'Appelez à un numéro que vous savez être le sien et lisez le code à voix haute. Ne l’envoyez jamais par courriel.',
  sent: {
    sent: (email) => `Le lien est en route vers ${email}.`,
    waits: (email) =>
      `Le courriel avec le lien pour ${email} attend, car aucun serveur de courriel n’est configuré\u202f: faites numériser le carré, ou remettez la lettre.`,
    no: (_email) => 'Aucun courriel ne part\u202f: faites numériser le carré.',
  },
  sentLater: (email, when) =>
    `Le lien attend, en raison du contact discret\u202f; il sera envoyé à ${email} le ${when} au plus tôt.`,
  scanTitle: 'Au bureau\u202f: faites-le numériser',
  scanHow: 'La personne pointe l’appareil photo de son téléphone, puis entre le code.',
  linkItself: 'Pas d’appareil photo\u202f? Le lien lui-même',
  linkItselfHow:
    'Pour cet ordinateur, ou à taper. Avec le code, il laisse entrer n’importe qui\u202f: ne mettez jamais les deux dans un même message.',
  qrLabel: 'Code carré avec le lien de cette personne',
  letterTitle: 'Ou sur papier',
  letterHow:
    'Remettez-la en main propre. Elle porte le lien et le code\u202f: quiconque la tient peut entrer au nom de cette personne.',
  printLetter: 'Imprimer la lettre',
  doneButton: 'Terminé',
  letter: {
    title: 'Votre accès à notre portail privé',
    intro: (firm) =>
      `${firm} vous ouvre un portail privé\u202f: vos documents et nos nouvelles, en un seul lieu sûr.`,
    scan: 'Pointez l’appareil photo de votre téléphone vers le carré ci-dessus et ouvrez la page proposée.',
    code: 'Entrez le code qui figure à côté du carré.',
    passkey:
      'Laissez votre téléphone créer une clé d’accès\u202f: dès lors, votre empreinte, votre visage ou le verrouillage de l’écran ouvre le portail.',
    until: (date) =>
      `Ceci sert une seule fois, jusqu’au ${date}. Gardez cette feuille comme une clé, et détruisez-la ensuite.`,
    questions: (phone) =>
      phone ? `Des questions\u202f? Appelez-nous au ${phone}.` : 'Des questions\u202f? Appelez-nous.',
  },
}
