import type { Same } from '../text/catalogue.ts'

export const en = {
  hello: 'Hello,',
  newSubject: 'Something new is waiting for you',
  newForYou: (firm: string) => `Something new is waiting for you in the client portal of ${firm}.`,
  newForStaff: 'Something new is waiting for you in the portal.',
  openPortal: 'To see it, open the portal and sign in with your passkey:',
  recognise:
    'How to recognise us: we never send documents, bank details or payment instructions by e-mail, and this message asks you for nothing. If you are unsure, do not click; type the address of the portal yourself or call us.',
  noReply: 'This message was sent automatically and cannot be answered.',
}

export const fr: Same<typeof en> = {
  hello: 'Bonjour,',
  newSubject: 'Du nouveau vous attend',
  newForYou: (firm) => `Du nouveau vous attend dans le portail client de ${firm}.`,
  newForStaff: 'Du nouveau vous attend dans le portail.',
  openPortal: 'Pour le consulter, ouvrez le portail et connectez-vous avec votre clé d’accès\u202f:',
  recognise:
    'Pour nous reconnaître\u202f: nous n’envoyons jamais de documents, de coordonnées bancaires ni d’instructions de paiement par courriel, et ce message ne vous demande rien. En cas de doute, ne cliquez pas\u202f; saisissez vous-même l’adresse du portail ou appelez-nous.',
  noReply: 'Ce message a été envoyé automatiquement\u202f; il n’est pas possible d’y répondre.',
}
