import type { Same } from '../text/same.ts'

export const en = {
  welcome: 'Welcome',
  welcomeHow: (firm: string) =>
    `This is the private portal of ${firm}. It takes about a minute to set up: enter your code, then let your phone or computer make a passkey.`,
  incomplete: 'The link is not complete',
  incompleteHow:
    'Please open it again from the e-mail or the letter, by touching it or copying all of it. If it is long over two lines, both belong to it.',
  code: 'Your code',
  codeHint: 'Eight letters and digits that we gave you by phone or on paper, for example K7PM-9TQX.',
  makePasskey: 'Continue and make a passkey',
  whatIsPasskey: 'What is a passkey?',
  passkeyIs:
    'It takes the place of a password. Your device keeps it and asks for your fingerprint, your face or the lock of your screen; none of these ever leave the device. Nobody can guess it, and it works on no other site.',
  noCode: (firm: string) => `No code, or the link no longer works? Call ${firm}: a new one takes a moment.`,
  refused:
    'Link and code do not fit together, or the link can no longer be used. Please compare the code once more. After six wrong codes or fourteen days a link ends: then call us for a new one.',
  personDisabled: 'This person is disabled. Enable them first, then invite them.',
  mailSubject: (firm: string) => `Your access to the portal of ${firm}`,
  mail: ({ name, firm, link, until }: { name: string; firm: string; link: string; until: string }) =>
    `Hello ${name},

${firm} has opened a private portal for you. Please open this link on the phone or computer that you will use:

${link}

You will be asked for a code. We give it to you by phone or on paper, never by e-mail. The link works once, until ${until}.

Did you not expect this? Then you need not do anything; or call us, at the number you know.

${firm}
`,
}

export const fr: Same<typeof en> = {
  welcome: 'Bienvenue',
  welcomeHow: (firm) =>
    `Voici le portail privé de ${firm}. Il faut environ une minute pour commencer\u202f: entrez votre code, puis laissez votre téléphone ou votre ordinateur créer une clé d’accès.`,
  incomplete: 'Le lien n’est pas complet',
  incompleteHow:
    'Veuillez l’ouvrir de nouveau à partir du courriel ou de la lettre, en le touchant ou en le copiant en entier. S’il s’étend sur deux lignes, les deux en font partie.',
  code: 'Votre code',
  codeHint:
    'Huit lettres et chiffres que nous vous avons donnés au téléphone ou sur papier, par exemple K7PM-9TQX.',
  makePasskey: 'Continuer et créer une clé d’accès',
  whatIsPasskey: 'Qu’est-ce qu’une clé d’accès\u202f?',
  passkeyIs:
    'Elle remplace le mot de passe. Votre appareil la garde et vous demande votre empreinte, votre visage ou le verrouillage de l’écran\u202f; rien de cela ne quitte l’appareil. Personne ne peut la deviner, et elle ne fonctionne sur aucun autre site.',
  noCode: (firm) =>
    `Pas de code, ou le lien ne fonctionne plus\u202f? Appelez ${firm}\u202f: un nouveau lien se fait en un instant.`,
  refused:
    'Le lien et le code ne vont pas ensemble, ou le lien ne peut plus servir. Veuillez comparer le code encore une fois. Après six codes erronés ou quatorze jours, un lien s’éteint\u202f: appelez-nous alors pour en obtenir un nouveau.',
  personDisabled: 'Cette personne est désactivée. Réactivez-la d’abord, puis invitez-la.',
  mailSubject: (firm) => `Votre accès au portail de ${firm}`,
  mail: ({ name, firm, link, until }) =>
    `Bonjour ${name},

${firm} vous ouvre un portail privé. Veuillez ouvrir ce lien sur le téléphone ou l’ordinateur que vous utiliserez\u202f:

${link}

Un code vous sera demandé. Nous vous le donnons au téléphone ou sur papier, jamais par courriel. Le lien sert une fois, jusqu’au ${until}.

Vous n’attendiez pas ce message\u202f? Vous n’avez rien à faire\u202f; ou appelez-nous, au numéro que vous connaissez.

${firm}
`,
}
