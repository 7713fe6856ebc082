import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  matters: 'Your matters',
  mattersLead: 'Choose the matter you would like to look at.',
  noMatters: 'There is nothing for you here at the moment',
  noMattersHint: 'When the firm opens a matter to you, it appears here and you get a mail.',
  newThings: (n: number) => countEn(n, 'new document', 'new documents'),
  overMatter: (number: string, firm: string) => `Matter ${number} · ${firm}`,
  newTitle: {
    none: 'Nothing new for now',
    some: (n: number) => (n === 1 ? 'You have one new document.' : `You have ${n} new documents.`),
  },
  nothingNew:
    'You have read everything that was shared with you. When there is something new, you get a mail.',
  nothingYet:
    'Nothing has been shared with you yet. When your firm shares a document, it appears here and you get a mail.',
  glance: {
    nothing: 'You have nothing to do at the moment.',
    asked: (n: number, due: string) =>
      n === 1 ? `One thing to do, ${due}` : `${n} things to do, the first ${due}`,
    askedLate: (n: number) =>
      n === 1 ? 'One thing to do, a little late' : `${n} things to do, the first a little late`,
    askedUndated: (n: number) => (n === 1 ? 'One thing to do' : `${n} things to do`),
    next: (day: string) => `Next date: ${day},`,
  },
  askTitle: 'What we ask of you',
  askNothing: 'Nothing at the moment. You do not have to do anything.',
  askReadNew: (n: number) =>
    n === 1
      ? 'Read your new document, then tell us that you have read it.'
      : `Read your ${n} new documents, then tell us that you have read them.`,
  /** around the document's title */
  askConfirm: { before: 'Tell us that you have read “', after: '”.' },
  /** around a title, after the word of a button */
  quoted: { before: '“', after: '”' },
  open: 'Open',
  read: 'Read',
  documentsTitle: 'Your documents',
  sharedHeading: 'From your firm',
  sentHeading: 'Sent by you',
  noDocuments: 'The documents your firm shares with you stay here for as long as the matter is open.',
  noSent: 'What you send is listed here, with a receipt.',
  sharedOn: (day: string) => `Shared ${day}`,
  sentOn: (day: string) => `Sent ${day}`,
  youRead: (day: string) => `you opened it ${day}`,
  youDownloaded: (day: string) => `you downloaded it ${day}`,
  youConfirmed: (day: string) => `you confirmed reading it ${day}`,
  notRead: 'you have not opened it yet',
  receipt: 'See the receipt',
  receiptFor: (file: string) => `for “${file}”`,
  takeAll: 'Download all your documents',
  allDocuments: (n: string) => `See all ${n} documents`,
  sendTitle: 'Send us documents',
  sendHint: 'Only you and your firm see what you send. A photo of each page is enough.',
  back: 'Back to your matter',
  download: 'Download',
  haveRead: 'I have read this',
  haveReadHint: 'Your firm sees that you have read it, and when. It does not mean that you agree.',
  confirmed: (when: string) => `You confirmed on ${when} that you read this document.`,
  thanks: 'Thank you. Your firm now knows that you have read it.',
  replacedMeanwhile:
    'A newer version of this document was shared in the meantime. Please read that one first.',
  file: 'File',
  size: 'Size',
  shared: 'Shared',
  sharedBy: (who: string, when: string) => `${when}, by ${who}`,
  opened: 'Opened',
  downloaded: 'Downloaded',
  sent: 'Sent',
  facts: 'About this document',
  sha256: 'Fingerprint (SHA-256)',
}

export const fr: Same<typeof en> = {
  matters: 'Vos dossiers',
  mattersLead: 'Choisissez le dossier que vous souhaitez consulter.',
  noMatters: 'Il n’y a rien pour vous ici en ce moment',
  noMattersHint: 'Quand le cabinet vous ouvrira un dossier, il apparaîtra ici et vous recevrez un courriel.',
  newThings: (n) => countFr(n, 'nouveau document', 'nouveaux documents'),
  overMatter: (number, firm) => `Dossier ${number} · ${firm}`,
  newTitle: {
    none: 'Rien de nouveau pour l’instant',
    some: (n) => (n === 1 ? 'Vous avez un nouveau document.' : `Vous avez ${n} nouveaux documents.`),
  },
  nothingNew: 'Vous avez tout lu. Dès qu’il y aura du nouveau, vous recevrez un courriel.',
  nothingYet:
    'Rien ne vous a encore été transmis. Quand votre cabinet partagera un document, il apparaîtra ici et vous recevrez un courriel.',
  glance: {
    nothing: 'Vous n’avez rien à faire pour le moment.',
    asked: (n, due) => (n === 1 ? `Une chose à faire, ${due}` : `${n} choses à faire, la première ${due}`),
    askedLate: (n) =>
      n === 1 ? 'Une chose à faire, un peu en retard' : `${n} choses à faire, la première un peu en retard`,
    askedUndated: (n) => (n === 1 ? 'Une chose à faire' : `${n} choses à faire`),
    next: (day) => `Prochaine date\u202f: ${day},`,
  },
  askTitle: 'Ce que nous attendons de vous',
  askNothing: 'Rien pour le moment. Vous n’avez rien à faire.',
  askReadNew: (n) =>
    n === 1
      ? 'Lire votre nouveau document, puis nous dire que vous l’avez lu.'
      : `Lire vos ${n} nouveaux documents, puis nous dire que vous les avez lus.`,
  askConfirm: { before: 'Nous dire que vous avez lu «\u202f', after: '\u202f».' },
  quoted: { before: '«\u202f', after: '\u202f»' },
  open: 'Ouvrir',
  read: 'Lire',
  documentsTitle: 'Vos documents',
  sharedHeading: 'De votre cabinet',
  sentHeading: 'Envoyés par vous',
  noDocuments:
    'Les documents que votre cabinet partage avec vous restent ici tant que le dossier est ouvert.',
  noSent: 'Ce que vous envoyez figure ici, avec un reçu.',
  sharedOn: (day) => `Partagé ${day}`,
  sentOn: (day) => `Envoyé ${day}`,
  youRead: (day) => `vous l’avez ouvert ${day}`,
  youDownloaded: (day) => `vous l’avez téléchargé ${day}`,
  youConfirmed: (day) => `lecture confirmée ${day}`,
  notRead: 'vous ne l’avez pas encore ouvert',
  receipt: 'Voir le reçu',
  receiptFor: (file) => `pour «\u202f${file}\u202f»`,
  takeAll: 'Télécharger tous vos documents',
  allDocuments: (n) => `Voir les ${n} documents`,
  sendTitle: 'Nous envoyer des documents',
  sendHint: 'Seuls vous et votre cabinet voyez ce que vous envoyez. Une photo de chaque page suffit.',
  back: 'Retour à votre dossier',
  download: 'Télécharger',
  haveRead: 'J’ai lu ce document',
  haveReadHint:
    'Votre cabinet voit que vous l’avez lu, et quand. Cela ne veut pas dire que vous êtes d’accord.',
  confirmed: (when) => `Vous avez confirmé le ${when} avoir lu ce document.`,
  thanks: 'Merci. Votre cabinet sait maintenant que vous l’avez lu.',
  replacedMeanwhile:
    'Une version plus récente de ce document a été partagée entre-temps. Veuillez d’abord lire celle-là.',
  file: 'Fichier',
  size: 'Taille',
  shared: 'Partagé',
  sharedBy: (who, when) => `le ${when}, par ${who}`,
  opened: 'Ouvert',
  downloaded: 'Téléchargé',
  sent: 'Envoyé',
  facts: 'À propos de ce document',
  sha256: 'Empreinte (SHA-256)',
}
