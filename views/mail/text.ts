import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  hello: 'Hello,',
  newSubject: 'Something new is waiting for you',
  newForYou: (firm: string) => `Something new is waiting for you in the client portal of ${firm}.`,
  newForStaff: 'Something new is waiting for you in the portal.',
  openPortal: 'To see it, open the portal and sign in with your passkey:',
  alertSubject: 'Your access to the portal has changed',
  alerts: {
    passkey: (when: string) => `A new passkey was added to your access to the portal: ${when}.`,
    link: (when: string) => `A new link to set up your access to the portal was made: ${when}.`,
    email: (when: string) => `The e-mail address of your access to the portal was changed: ${when}.`,
  },
  alertNotYou: 'If this was not you, call us at once, at the number you know.',
  alertWhere: 'Your passkeys and where you are signed in are in the portal, on the page of your account:',
  recognise:
    'How to recognise us: we never send documents, bank details or payment instructions by e-mail, and this message asks you for nothing. If you are unsure, do not click; type the address of the portal yourself or call us.',
  noReply: 'This message was sent automatically and cannot be answered.',
  title: 'Mail',
  about: 'What waits to be sent, and what came back. Mails never say what they are about.',
  sentLately: (n: number) => `${countEn(n, 'mail', 'mails')} sent in the last 7 days`,
  noServerTitle: 'No mail server is set up',
  noServer:
    'Mails wait here until one is. Set smtp.host and smtp.from in the configuration and start the portal again; what waits then goes out by itself.',
  failedTitle: 'Came back',
  failedHint:
    'The recipient’s mail server refused these. Put the address right on the person’s page, then send again. Nothing more goes to a refused address until then.',
  waitingTitle: 'Waiting',
  to: 'To',
  kind: 'Mail',
  kinds: { notice: 'Something new', enrolment: 'Invitation', alert: 'Security notice' },
  since: (when: string) => `since ${when}`,
  state: 'State',
  act: 'What to do',
  queued: 'Not tried yet',
  nextTry: (when: string) => `Next try ${when}`,
  tries: (n: number) => `${countEn(n, 'try', 'tries')} so far`,
  answer: 'Answer:',
  sendAgain: 'Send again',
  giveUp: 'Give up',
  forMailTo: (name: string) => ` (mail to ${name})`,
  emptyTitle: 'Every mail has left',
  emptyHint: 'When one waits or comes back, you see it here and at the top of every page.',
  bannerNoServer: (n: number) =>
    `${countEn(n, 'mail is', 'mails are')} waiting, because no mail server is set up.`,
  bannerFailed: (n: number) => `${countEn(n, 'mail', 'mails')} came back.`,
  bannerLate: (n: number) =>
    `${countEn(n, 'mail has', 'mails have')} been waiting for more than ten minutes.`,
  bannerLink: 'See the mail',
}

export const fr: Same<typeof en> = {
  hello: 'Bonjour,',
  newSubject: 'Du nouveau vous attend',
  newForYou: (firm) => `Du nouveau vous attend dans le portail client de ${firm}.`,
  newForStaff: 'Du nouveau vous attend dans le portail.',
  openPortal: 'Pour le consulter, ouvrez le portail et connectez-vous avec votre clé d’accès\u202f:',
  alertSubject: 'Votre accès au portail a changé',
  alerts: {
    passkey: (when) => `Une nouvelle clé d’accès a été ajoutée à votre accès au portail\u202f: ${when}.`,
    link: (when) => `Un nouveau lien pour établir votre accès au portail a été créé\u202f: ${when}.`,
    email: (when) => `L’adresse courriel de votre accès au portail a été modifiée\u202f: ${when}.`,
  },
  alertNotYou: 'Si ce n’était pas vous, appelez-nous sans tarder, au numéro que vous connaissez.',
  alertWhere:
    'Vos clés d’accès et vos sessions ouvertes se trouvent dans le portail, sur la page de votre compte\u202f:',
  recognise:
    'Pour nous reconnaître\u202f: nous n’envoyons jamais de documents, de coordonnées bancaires ni d’instructions de paiement par courriel, et ce message ne vous demande rien. En cas de doute, ne cliquez pas\u202f; saisissez vous-même l’adresse du portail ou appelez-nous.',
  noReply: 'Ce message a été envoyé automatiquement\u202f; il n’est pas possible d’y répondre.',
  title: 'Courriels',
  about:
    'Ce qui attend d’être envoyé et ce qui est revenu. Les courriels ne disent jamais de quoi il s’agit.',
  sentLately: (n) => `${countFr(n, 'courriel envoyé', 'courriels envoyés')} au cours des 7 derniers jours`,
  noServerTitle: 'Aucun serveur de courriel n’est configuré',
  noServer:
    'Les courriels attendent ici. Indiquez smtp.host et smtp.from dans la configuration, puis redémarrez le portail\u202f; ce qui attend partira alors de lui-même.',
  failedTitle: 'Revenus',
  failedHint:
    'Le serveur du destinataire les a refusés. Corrigez l’adresse sur la page de la personne, puis renvoyez. D’ici là, plus rien n’est envoyé à une adresse refusée.',
  waitingTitle: 'En attente',
  to: 'À',
  kind: 'Courriel',
  kinds: { notice: 'Nouveauté', enrolment: 'Invitation à s’inscrire', alert: 'Avis de sécurité' },
  since: (when) => `depuis le ${when}`,
  state: 'État',
  act: 'À faire',
  queued: 'Pas encore essayé',
  nextTry: (when) => `Prochain essai\u202f: ${when}`,
  tries: (n) => `${countFr(n, 'essai', 'essais')} jusqu’ici`,
  answer: 'Réponse\u202f:',
  sendAgain: 'Renvoyer',
  giveUp: 'Abandonner',
  forMailTo: (name) => ` (courriel à ${name})`,
  emptyTitle: 'Tous les courriels sont partis',
  emptyHint:
    'S’il en reste un en attente ou s’il en revient un, vous le verrez ici et en haut de chaque page.',
  bannerNoServer: (n) =>
    `${countFr(n, 'courriel attend', 'courriels attendent')}, car aucun serveur de courriel n’est configuré.`,
  bannerFailed: (n) => `${countFr(n, 'courriel est revenu', 'courriels sont revenus')}.`,
  bannerLate: (n) => `${countFr(n, 'courriel attend', 'courriels attendent')} depuis plus de dix minutes.`,
  bannerLink: 'Voir les courriels',
}
