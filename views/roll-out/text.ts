import type { Same } from '../text/same.ts'

export const en = {
  title: 'Roll-out',
  languageName: 'English',
  link: 'Roll-out',
  progress: (done: number, total: number) => `${done} of ${total} steps ${done === 1 ? 'is' : 'are'} done`,
  done: 'Done:',
  open: 'Not done yet:',
  tick: 'Done',
  untick: 'Not done',
  go: 'Go there',
  byOwner: 'An owner does this',
  by: (who: string, day: string) => `${who}, ${day}`,
  seenOn: (day: string) => `Since ${day}; the portal saw it`,
  ofStaff: (ready: number, all: number) => `${ready} of ${all}`,
  parts: {
    ready: '1. The portal is ready',
    prepare: '2. The firm is ready',
    learn: '3. Everybody has tried it',
    begin: '4. The first clients come',
  },
  steps: {
    passkeys: {
      title: 'Everybody of the firm has two passkeys',
      hint: 'One lost telephone must not lock anybody out.',
    },
    phone: {
      title: 'The firm’s telephone number is given',
      hint: 'Help and the cards of a first visit show it.',
    },
    mail: { title: 'An e-mail has gone out', hint: 'Without mail nobody is told that something is new.' },
    backup: {
      title: 'A backup was restored as a trial',
      hint: 'A backup that was never restored is a hope. On the machine: vestibule backup prove.',
    },
    recovery: {
      title: 'The recovery key was tested',
      hint: 'With it, and only with it, everything can be opened when the machine is gone. On the machine: vestibule recovery test.',
    },
    articles: {
      title: 'An article is published',
      hint: 'Five are ready-made. They answer before anybody calls.',
    },
    stages: {
      title: 'The stages of your practice areas are yours',
      hint: 'Read what clients will read, and change what you would say otherwise.',
    },
    answering: {
      title: 'It is settled who answers, and how soon',
      hint: 'Clients come back where they are answered. One working day is a good promise.',
    },
    reception: {
      title: 'Whoever answers the telephone knows what to do',
      hint: 'A lost phone, a link that ran out, a strange e-mail: call back at the number on file before letting anybody in.',
    },
    retainer: {
      title: 'The engagement letter speaks of the portal',
      hint: 'Where documents are kept, and that the firm never sends bank details by e-mail.',
    },
    practice: {
      title: 'A practice matter was made',
      hint: 'A fictional client with your own mailbox, a stage, a request, a document and a message.',
    },
    tried: {
      title: 'Everybody has shared, asked, answered and taken back',
      hint: 'In the practice matter, and once as its client, on a phone.',
    },
    letter: { title: 'The letter to clients is written', hint: 'A text to begin with, in both languages.' },
    paper: {
      title: 'It is noted who prefers paper or the telephone',
      hint: 'A portal is a convenience. Nobody is made to use it.',
    },
    invited: {
      title: 'The first client is invited',
      hint: 'Begin with three whom you know well, and ask them.',
    },
    came: {
      title: 'The first client has come',
      hint: 'From then on, look at Today for who was told and did not come.',
    },
  },
  practice: {
    mark: 'Practice matter',
    name: 'Camille Practice',
    internalTitle: 'Practice – separation of Camille Practice',
    clientTitle: 'Practice – your separation',
    make: 'Make a practice matter',
    open: 'Open it',
    end: 'Put it away',
    staffHow:
      'Nothing here is real, and no figure counts it. Its client has the mailbox of whoever made it: invite them, and see on a phone what clients see.',
    subject: 'Practice – welcome',
    message:
      'This is how a message from us looks. Answer it, send us a photo for the request, and confirm that you have read the letter.',
    documentTitle: 'Practice – a letter to read',
    fileName: 'practice-letter.txt',
    letter:
      'PRACTICE\n\nThis letter was made to be shared, opened, confirmed and taken back. Nothing in it is real.\n',
  },
  letterTitle: 'A letter to clients',
  letterHow: 'Copy it into your own letter, change what you would say otherwise, and send it with the link.',
  letter: (firm: string, phone: string, address: string) =>
    [
      'Dear client,',
      `From now on you can follow your matter at ${address}, day and night: what has happened, what comes next, what we ask of you, your documents and our messages.`,
      'You receive a link from us by e-mail, and a code by another way. With both you make a passkey on your phone or computer, and from then on you sign in with your finger, your face or the code of your device. There is no password.',
      'Our e-mails only say that something new waits for you. They never hold bank details, and we never ask by e-mail for a password, a code or your identification. If you receive such a message, call us before you do anything.',
      `If you would rather have paper or a call, tell us. We are at ${phone}, as before.`,
      firm,
    ].join('\n\n'),
}

export const fr: Same<typeof en> = {
  title: 'Mise en service',
  languageName: 'Français',
  link: 'Mise en service',
  progress: (done, total) =>
    `${done} ${done < 2 ? 'étape' : 'étapes'} sur ${total} ${done < 2 ? 'est faite' : 'sont faites'}`,
  done: 'Fait\u202f:',
  open: 'À faire\u202f:',
  tick: 'C’est fait',
  untick: 'Pas encore',
  go: 'Y aller',
  byOwner: 'À faire par un propriétaire',
  by: (who, day) => `${who}, le ${day}`,
  seenOn: (day) => `Depuis le ${day}\u202f; le portail l’a constaté`,
  ofStaff: (ready, all) => `${ready} sur ${all}`,
  parts: {
    ready: '1. Le portail est prêt',
    prepare: '2. Le cabinet est prêt',
    learn: '3. Chacun l’a essayé',
    begin: '4. Les premiers clients arrivent',
  },
  steps: {
    passkeys: {
      title: 'Chaque personne du cabinet a deux clés d’accès',
      hint: 'La perte d’un téléphone ne doit fermer la porte à personne.',
    },
    phone: {
      title: 'Le numéro de téléphone du cabinet est indiqué',
      hint: 'L’aide et les cartes de première visite l’affichent.',
    },
    mail: { title: 'Un courriel est parti', hint: 'Sans courriel, personne n’apprend qu’il y a du nouveau.' },
    backup: {
      title: 'Une sauvegarde a été restaurée à l’essai',
      hint: 'Une sauvegarde jamais restaurée n’est qu’un espoir. Sur la machine\u202f: vestibule backup prove.',
    },
    recovery: {
      title: 'La clé de récupération a été essayée',
      hint: 'Avec elle, et avec elle seule, tout peut être ouvert quand la machine n’est plus là. Sur la machine\u202f: vestibule recovery test.',
    },
    articles: {
      title: 'Un article est publié',
      hint: 'Cinq sont prêts à adapter. Ils répondent avant que le téléphone sonne.',
    },
    stages: {
      title: 'Les étapes de vos domaines sont à votre façon',
      hint: 'Lisez ce que les clients liront et changez ce que vous diriez autrement.',
    },
    answering: {
      title: 'Il est décidé qui répond, et dans quel délai',
      hint: 'Les clients reviennent là où on leur répond. Un jour ouvrable est une bonne promesse.',
    },
    reception: {
      title: 'La personne qui répond au téléphone sait quoi faire',
      hint: 'Téléphone perdu, lien expiré, courriel étrange\u202f: rappeler au numéro du dossier avant de laisser entrer qui que ce soit.',
    },
    retainer: {
      title: 'La convention d’honoraires parle du portail',
      hint: 'Où les documents sont conservés, et que le cabinet n’envoie jamais de coordonnées bancaires par courriel.',
    },
    practice: {
      title: 'Un dossier d’exercice est créé',
      hint: 'Un client fictif avec votre propre boîte de courriel, une étape, une demande, un document et un message.',
    },
    tried: {
      title: 'Chacun a partagé, demandé, répondu et retiré',
      hint: 'Dans le dossier d’exercice, et une fois comme client, sur un téléphone.',
    },
    letter: {
      title: 'La lettre aux clients est écrite',
      hint: 'Un texte pour commencer, dans les deux langues.',
    },
    paper: {
      title: 'Il est noté qui préfère le papier ou le téléphone',
      hint: 'Un portail est une commodité. Personne n’est tenu de s’en servir.',
    },
    invited: {
      title: 'Le premier client est invité',
      hint: 'Commencez par trois clients que vous connaissez bien et demandez-leur leur avis.',
    },
    came: {
      title: 'Le premier client est venu',
      hint: 'À partir de là, la page Aujourd’hui montre qui a été avisé sans venir.',
    },
  },
  practice: {
    mark: 'Dossier d’exercice',
    name: 'Camille Exercice',
    internalTitle: 'Exercice – séparation de Camille Exercice',
    clientTitle: 'Exercice – votre séparation',
    make: 'Créer un dossier d’exercice',
    open: 'L’ouvrir',
    end: 'Le ranger',
    staffHow:
      'Rien ici n’est vrai et aucun chiffre n’en tient compte. Son client a la boîte de courriel de la personne qui l’a créé\u202f: invitez-le et voyez sur un téléphone ce que voient les clients.',
    subject: 'Exercice – bienvenue',
    message:
      'Voici à quoi ressemble un message de notre part. Répondez-y, envoyez-nous une photo pour la demande et confirmez que vous avez lu la lettre.',
    documentTitle: 'Exercice – une lettre à lire',
    fileName: 'lettre-exercice.txt',
    letter:
      'EXERCICE\n\nCette lettre est faite pour être partagée, ouverte, confirmée et retirée. Rien n’y est vrai.\n',
  },
  letterTitle: 'Une lettre aux clients',
  letterHow:
    'Copiez-la dans votre propre lettre, changez ce que vous diriez autrement et envoyez-la avec le lien.',
  letter: (firm, phone, address) =>
    [
      'Madame, Monsieur,',
      `Vous pouvez désormais suivre votre dossier à l’adresse ${address}, jour et nuit\u202f: ce qui s’est passé, ce qui vient ensuite, ce que nous vous demandons, vos documents et nos messages.`,
      'Vous recevez de nous un lien par courriel, et un code par un autre moyen. Avec les deux, vous créez une clé d’accès sur votre téléphone ou votre ordinateur\u202f; ensuite, vous ouvrez une session avec votre doigt, votre visage ou le code de votre appareil. Il n’y a pas de mot de passe.',
      'Nos courriels disent seulement que du nouveau vous attend. Ils ne contiennent jamais de coordonnées bancaires, et nous ne demandons jamais par courriel un mot de passe, un code ou une pièce d’identité. Si vous recevez un tel message, appelez-nous avant de faire quoi que ce soit.',
      `Si vous préférez le papier ou un appel, dites-le-nous. Nous sommes au ${phone}, comme toujours.`,
      firm,
    ].join('\n\n'),
}
