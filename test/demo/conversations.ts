/** `hours`: how long ago. What `firm` says is of whoever answers for the matter. */
export type Turn = { by: 'client' | 'firm' | 'assistant'; hours: number; text: string }
export type DemoConversation = { client: string; area: string; subject: string; turns: readonly Turn[] }
/** On the newest document that the client has, which has been shared by then. */
export type DemoComment = {
  client: string
  area: string
  by: 'client' | 'firm'
  isInternal?: true
  hours: number
  text: string
}
export type DemoNote = { client: string; area: string; by: 'firm' | 'assistant'; hours: number; text: string }

/** Of each client, in the language they read. */
export const CONVERSATIONS: readonly DemoConversation[] = [
  {
    client: 'marie',
    area: 'family',
    subject: 'La maison pendant les démarches',
    turns: [
      {
        by: 'client',
        hours: 400,
        text: 'Bonjour,\n\nEst-ce que je peux changer les serrures de la maison? Luc passe encore prendre des choses sans prévenir.',
      },
      {
        by: 'firm',
        hours: 390,
        text: 'Bonjour Marie,\n\nPas pour l’instant\u202f: vous êtes tous deux propriétaires. Je propose à l’avocate de Luc qu’il prévienne 24 heures d’avance, par écrit. En attendant, notez les dates de ses visites.',
      },
      { by: 'client', hours: 388, text: 'Merci, c’est plus clair. Je les note.' },
      {
        by: 'assistant',
        hours: 130,
        text: 'Bonjour Madame Gagnon, l’entente sur les visites est signée. Vous la trouverez dans vos documents. Bonne fin de semaine!',
      },
    ],
  },
  {
    client: 'marie',
    area: 'family',
    subject: 'Vos relevés de placement',
    turns: [
      {
        by: 'assistant',
        hours: 52,
        text: 'Bonjour,\n\nIl nous manque le relevé du REER de décembre. Une photo lisible de chaque page suffit.',
      },
      {
        by: 'client',
        hours: 30,
        text: 'Je l’ai demandé à la caisse, je devrais le recevoir mardi. Est-ce que c’est trop tard?',
      },
      {
        by: 'firm',
        hours: 4,
        text: 'Mardi convient très bien. L’état de votre patrimoine part jeudi, et il ne manquera que cela.',
      },
    ],
  },
  {
    client: 'luc',
    area: 'family',
    subject: 'Mes revenus ont changé',
    turns: [
      {
        by: 'client',
        hours: 75,
        text: 'Mon employeur réduit mes heures à partir du 1er décembre. Est-ce que ça compte pour la révision?',
      },
      {
        by: 'firm',
        hours: 70,
        text: 'Oui. Envoyez-nous la lettre de votre employeur dès que vous l’avez, et vos trois derniers talons de paie.',
      },
    ],
  },
  {
    client: 'priya',
    area: 'real-estate',
    subject: 'Before the closing on Clarke Avenue',
    turns: [
      {
        by: 'firm',
        hours: 200,
        text: 'Hello Priya,\n\nThe title search is clean. What comes next is your lender: they send us their instructions about a week before the closing.',
      },
      {
        by: 'client',
        hours: 196,
        text: 'Great news, thank you! Do I need to be there in person, or can my brother sign for me?',
      },
      {
        by: 'firm',
        hours: 190,
        text: 'In person is simplest. If you travel, we prepare a power of attorney; tell us ten days before.',
      },
      { by: 'client', hours: 6, text: 'I will be there. What should I bring?' },
    ],
  },
  {
    client: 'tom',
    area: 'employment',
    subject: 'Northline called me',
    turns: [
      {
        by: 'client',
        hours: 28,
        text: 'Somebody from Northline’s HR called me this morning and asked whether I would take 8 weeks and be done with it. I said I would think about it. What should I do?',
      },
      {
        by: 'firm',
        hours: 26,
        text: 'Thank you for telling us at once. Please say nothing more to them, and forward whatever they write. I call their lawyer today: they should be speaking with us.',
      },
    ],
  },
  {
    client: 'amelie',
    area: 'wills-and-estates',
    subject: 'Le compte conjoint de maman',
    turns: [
      {
        by: 'client',
        hours: 300,
        text: 'La banque me dit que le compte conjoint est gelé. Comment payer les funérailles?',
      },
      {
        by: 'assistant',
        hours: 296,
        text: 'La banque peut payer directement la facture des funérailles sur présentation. Envoyez-la-nous et nous la transmettons avec la preuve de décès.',
      },
    ],
  },
  {
    client: 'jean',
    area: 'civil-litigation',
    subject: 'La visite de l’expert',
    turns: [
      {
        by: 'firm',
        hours: 60,
        text: 'Bonjour Jean,\n\nL’expert visitera la maison le jeudi 3 décembre à 9\u00a0h. Prévoyez l’accès au sous-sol et à l’entretoit.',
      },
    ],
  },
  {
    client: 'olena',
    area: 'immigration',
    subject: 'Biometrics appointment',
    turns: [
      {
        by: 'client',
        hours: 12,
        text: 'I received a letter about biometrics. It says within 30 days. Is it normal? I am a little worried.',
      },
    ],
  },
  {
    client: 'yusuf',
    area: 'corporate',
    subject: 'Le nom de la compagnie',
    turns: [
      {
        by: 'firm',
        hours: 500,
        text: 'Le nom «\u202fAtelier Demir\u202f» est libre au Registraire. Souhaitez-vous aussi une version anglaise?',
      },
      { by: 'client', hours: 480, text: 'Non merci, seulement en français.' },
    ],
  },
  {
    client: 'grace',
    area: 'wills-and-estates',
    subject: 'Who keeps the original?',
    turns: [
      { by: 'client', hours: 90, text: 'Once I sign my will, who keeps the original?' },
      {
        by: 'firm',
        hours: 80,
        text: 'We do, in our vault, and it is entered in the register of wills. You receive a copy here.',
      },
    ],
  },
]

export const NOTES: readonly DemoNote[] = [
  {
    client: 'marie',
    area: 'family',
    by: 'firm',
    hours: 388,
    text: 'Appel de Me Lavoie (pour Luc)\u202f: ouverte à une entente sur les visites, mais veut le véhicule. À ne pas mentionner à Marie avant d’avoir la valeur.',
  },
  {
    client: 'marie',
    area: 'family',
    by: 'assistant',
    hours: 29,
    text: 'Elle pleurait au téléphone. Préfère les messages courts, et le matin.',
  },
  {
    client: 'tom',
    area: 'employment',
    by: 'firm',
    hours: 25,
    text: 'Settles at 7 months or more; 24 weeks is our floor. Do not give the figure in writing yet.',
  },
  {
    client: 'priya',
    area: 'real-estate',
    by: 'firm',
    hours: 150,
    text: 'The seller’s notary is slow. Ask for the discharge of the old hypothec by the 30th.',
  },
]

export const COMMENTS: readonly DemoComment[] = [
  {
    client: 'marie',
    area: 'family',
    by: 'client',
    hours: 2,
    text: 'À la page 2, mon adresse est encore l’ancienne. Faut-il la changer?',
  },
  {
    client: 'marie',
    area: 'family',
    by: 'firm',
    isInternal: true,
    hours: 1.5,
    text: 'Mireille, vérifie aussi l’adresse dans la demande.',
  },
  {
    client: 'marie',
    area: 'family',
    by: 'firm',
    hours: 1,
    text: 'Bien vu, merci. Nous la corrigeons et vous recevrez la nouvelle version demain.',
  },
  {
    client: 'priya',
    area: 'real-estate',
    by: 'client',
    hours: 3,
    text: 'Is the parking space included in this description?',
  },
]
