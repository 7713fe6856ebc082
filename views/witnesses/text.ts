import type { Same } from '../text/same.ts'

export const en = {
  title: 'Witnesses of the log',
  link: 'Witnesses of the log',
  about:
    'Once a day each witness is sent the number of the last event in the log and its hash, signed by the firm. Whoever keeps these mails can show later that nothing before them was changed, taken out or cut off, not even by somebody who controls this machine.',
  advice:
    'Name at least two people who keep their mail somewhere else: a partner’s private mailbox, the firm’s accountant, a notary. The mails name no matter, no person and no document.',
  noServer: 'No mail server is set up, so nothing is sent.',
  none: 'Nobody yet. Until somebody is named, a log that is written anew as a whole cannot be told from the old one.',
  sent: (when: string, seq: string) => `Last sent ${when}, event ${seq}`,
  notYet: 'Not sent yet',
  failed: (answer: string) => `The last mail was not taken: ${answer}`,
  remove: 'Remove',
  removeWhom: (email: string) => ` (${email})`,
  add: 'Name a witness',
  email: 'E-mail address',
  emailHint: 'Of somebody who keeps their mail outside this firm’s machine.',
  language: 'Language of the mails',
  languages: { en: 'English', fr: 'French' },
  save: 'Name this witness',
  passkeySoon: 'You will be asked for your passkey before witnesses change.',
  notAnAddress: 'Write one e-mail address, such as name@firm.example.',
  already: 'This address is a witness already.',
  tooMany: (n: number) => `There are at most ${n} witnesses.`,
  subject: 'Keep this: the state of the log',
  letter: [
    'You are a witness for this firm. Keep this message; you need to do nothing else.',
    'Below is the last number in the log of the firm’s portal, and a long number that would be another one if anything before it were changed. It tells nothing about any client or matter.',
    'If the log is ever doubted, the firm or a court may ask you for these messages. “vestibule audit verify --witness” then compares them with the log.',
  ].join('\n\n'),
}

export const fr: Same<typeof en> = {
  title: 'Témoins du journal',
  link: 'Témoins du journal',
  about:
    'Une fois par jour, chaque témoin reçoit le numéro du dernier événement du journal et son empreinte, signés par le cabinet. Qui conserve ces courriels peut montrer plus tard que rien de ce qui précède n’a été modifié, retiré ni tronqué, même par quelqu’un qui aurait la maîtrise de cette machine.',
  advice:
    'Désignez au moins deux personnes qui conservent leurs courriels ailleurs\u202f: la boîte personnelle d’un associé, le comptable du cabinet, un notaire. Les courriels ne nomment ni dossier, ni personne, ni document.',
  noServer: 'Aucun serveur de courriel n’est configuré\u202f; rien n’est donc envoyé.',
  none: 'Personne pour l’instant. Tant que personne n’est désigné, un journal entièrement réécrit ne se distingue pas de l’ancien.',
  sent: (when, seq) => `Dernier envoi\u202f: ${when}, événement ${seq}`,
  notYet: 'Pas encore envoyé',
  failed: (answer) => `Le dernier courriel n’a pas été accepté\u202f: ${answer}`,
  remove: 'Retirer',
  removeWhom: (email) => ` (${email})`,
  add: 'Désigner un témoin',
  email: 'Adresse courriel',
  emailHint: 'D’une personne qui conserve ses courriels hors de la machine du cabinet.',
  language: 'Langue des courriels',
  languages: { en: 'Anglais', fr: 'Français' },
  save: 'Désigner ce témoin',
  passkeySoon: 'Votre clé d’accès vous sera demandée avant tout changement de témoin.',
  notAnAddress: 'Indiquez une seule adresse courriel, par exemple nom@cabinet.example.',
  already: 'Cette adresse est déjà celle d’un témoin.',
  tooMany: (n) => `Il y a au plus ${n} témoins.`,
  subject: 'À conserver\u202f: l’état du journal',
  letter: [
    'Vous êtes témoin pour ce cabinet. Conservez ce message\u202f; vous n’avez rien d’autre à faire.',
    'Vous trouverez ci-dessous le dernier numéro du journal du portail du cabinet, ainsi qu’un long nombre qui serait différent si quoi que ce soit avait été changé auparavant. Il ne révèle rien d’un client ni d’un dossier.',
    'Si le journal était un jour mis en doute, le cabinet ou un tribunal pourrait vous demander ces messages. «\u202fvestibule audit verify --witness\u202f» les compare alors au journal.',
  ].join('\n\n'),
}
