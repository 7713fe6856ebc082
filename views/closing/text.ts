import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'

export const en = {
  readOnly: 'This matter is read-only: its portal is closing or closed, and nothing can be added to it.',
  heading: {
    planned: (day: string) => `Read-only from ${day}; then the portal of this matter closes.`,
    readOnly: (day: string) => `Read-only. Clients and outside people can read until ${day}.`,
    closed: (day: string) => `Closed to clients and outside people since ${day}. The firm can read.`,
  },
  plan: {
    title: 'Close the portal of this matter',
    hint: (days: number) =>
      `From that day on nobody adds anything: everybody only reads. ${countEn(days, 'day', 'days')} later the portal of this matter closes to clients and outside people.`,
    hintAtOnce:
      'On that day the portal of this matter closes to clients and outside people, and for the firm it can only be read.',
    date: 'First day of reading only',
    dateHint: (days: string) => `Those who can read the matter are told by e-mail ${days} days before.`,
    submit: 'Plan the closing',
    changed: 'The closing',
    change: 'Change the date',
    changeHint: 'Those who were told of the other date are told of the new one.',
    callOff: 'Call off the closing',
    callOffHint: 'No more reminders are sent. Those who were already told are not written to; call them.',
  },
  now: {
    title: 'Without waiting for the day',
    open: 'Close at once',
    hint: 'Clients and outside people are out with their next click, whether they have their copy or not. It can be undone.',
    submit: 'Close the portal of this matter now',
    passkey: 'You will be asked for your passkey.',
  },
  reopen: {
    title: 'Open it again',
    hint: 'Everybody gets back the access they had. Nobody is told by e-mail.',
    submit: 'Open the portal of this matter again',
  },
  dates: {
    readOnly: 'Read-only',
    closed: 'Closed',
    planned: 'Planned',
    plannedBy: (day: string, who: string) => `${day}, by ${who}`,
  },
  people: {
    title: 'Who is told, and who has a copy',
    none: 'No client and no outside person can read this matter: nobody has to be told.',
    caption: 'Clients and outside people',
    person: 'Person',
    language: 'Language',
    languages: { en: 'English', fr: 'French' },
    told: 'Told by e-mail',
    toldOn: (day: string) => `told on ${day}`,
    tellOn: (day: string) => `will be told on ${day}`,
    tellSoon: 'will be told within minutes',
    notTold: 'not told',
    noPlan: 'once a date is planned',
    unreachable: 'no mail reaches them: call them',
    binder: 'Binder',
    binderOn: (day: string) => `taken on ${day}`,
    binderStale: (day: string) => `taken on ${day}; more was shared since`,
    noBinder: 'not taken',
    takeTheirs: 'Download theirs',
    copy: 'Says they have a copy',
    copyOn: (day: string) => `on ${day}`,
    noCopy: 'not yet',
  },
  missing: {
    title: 'What is still open',
    none: 'Nothing: everything shared was opened and confirmed, and no upload is under way.',
    unopened: (who: string) => `${who} has not opened it`,
    unconfirmed: (who: string) => `${who} opened it and has not confirmed having read it`,
    uploads: (n: number) => `${countEn(n, 'upload', 'uploads')} not finished`,
    uploadOf: (who: string) => `begun by ${who}`,
    more: (n: number) => `and ${countEn(n, 'more', 'more')}`,
    noRight: 'You may not read the documents of this matter, so what is open among them is not shown.',
    unacknowledged: (n: number) =>
      n === 1
        ? 'A client has not said that they have their copy. You decide: call them, open it again with another date, or let it close.'
        : `${n} clients have not said that they have their copy. You decide: call them, open it again with another date, or let it close.`,
    unacknowledgedAfter: (n: number) =>
      n === 1
        ? 'A client never said that they have their copy.'
        : `${n} clients never said that they have their copy.`,
  },
  problems: {
    date: 'Give a day.',
    tooEarly: 'The earliest day is tomorrow. To close today, use “Close at once”.',
    tooLate: 'That is more than five years away.',
    notOpen: 'This matter is already read-only or closed. Open it again first.',
    notPlanned: 'No closing is planned.',
    isOpen: 'This matter is open.',
    isClosed: 'This matter is closed already.',
  },
  guest: {
    planned: (day: string) => `This matter closes on ${day}`,
    plannedBody: (until: string) =>
      `Your business with us is coming to its end. From that day you can still read everything, and send nothing more. After ${until} the portal of this matter is closed.`,
    plannedAtOnce:
      'Your business with us is coming to its end. From that day the portal of this matter is closed.',
    readOnly: (until: string) => `You can read here until ${until}`,
    readOnlyBody:
      'This matter is closing: nothing can be sent or shared here any more. After that day the portal of this matter is closed.',
    take: 'Take everything home: one file with all your documents, which opens without the portal.',
    binder: 'Take everything home',
    have: 'I have my copy',
    haveHint: 'Tells the firm that you have what you need. You can still come back until the last day.',
    confirmed: (day: string) => `You told us on ${day} that you have your copy. Thank you.`,
    thanks: 'Thank you. The firm now knows that you have your copy.',
  },
  closed: {
    title: 'The portal for this matter is closed',
    sentence: 'The portal for this matter is closed. If you need something from it, please ask the firm.',
    number: (number: string) => `Matter ${number}`,
    ask: 'If you need something from it, we are glad to help: please ask us.',
    askFor: (who: string) => `Ask for ${who}, who was responsible for it.`,
    call: (phone: string) => `Telephone: ${phone}`,
    noPhone: 'Call us at the number you know.',
    giveNumber: (number: string) => `Please tell us the number of the matter: ${number}.`,
    others: 'Your other matters',
    listTitle: 'Closed',
    listRow: (number: string) => `Matter ${number}`,
    listHint: 'Whom to ask',
  },
  mail: {
    subject: 'Before the portal closes',
    closes: (firm: string, day: string) =>
      `In the client portal of ${firm}, one of your matters closes on ${day}. Until then you can read everything there.`,
    take: 'Please take your copy home in time. To do that, open the portal and sign in with your passkey:',
  },
}

export const fr: Same<typeof en> = {
  readOnly:
    'Ce dossier est en lecture seule\u202f: son portail ferme ou est fermé, et rien ne peut plus y être ajouté.',
  heading: {
    planned: (day) => `Lecture seule à partir du ${day}\u202f; le portail de ce dossier sera ensuite fermé.`,
    readOnly: (day) =>
      `Lecture seule. Les clients et les personnes externes peuvent consulter jusqu’au ${day}.`,
    closed: (day) =>
      `Fermé aux clients et aux personnes externes depuis le ${day}. Le cabinet peut consulter.`,
  },
  plan: {
    title: 'Fermer le portail de ce dossier',
    hint: (days) =>
      `À partir de ce jour, personne n’ajoute rien\u202f: tout le monde ne fait que consulter. ${countFr(days, 'jour', 'jours')} plus tard, le portail de ce dossier est fermé aux clients et aux personnes externes.`,
    hintAtOnce:
      'Ce jour-là, le portail de ce dossier est fermé aux clients et aux personnes externes, et le cabinet ne peut plus que le consulter.',
    date: 'Premier jour de lecture seule',
    dateHint: (days) =>
      `Les personnes qui peuvent consulter le dossier en sont avisées par courriel ${days} jours avant.`,
    submit: 'Prévoir la fermeture',
    changed: 'La fermeture',
    change: 'Changer la date',
    changeHint: 'Les personnes déjà avisées de l’autre date le seront de la nouvelle.',
    callOff: 'Annuler la fermeture',
    callOffHint:
      'Plus aucun rappel n’est envoyé. Rien n’est écrit aux personnes déjà avisées\u202f; appelez-les.',
  },
  now: {
    title: 'Sans attendre ce jour',
    open: 'Fermer sans attendre',
    hint: 'Les clients et les personnes externes n’ont plus accès dès leur prochain clic, qu’ils aient ou non leur copie. Cela peut être annulé.',
    submit: 'Fermer maintenant le portail de ce dossier',
    passkey: 'Votre clé d’accès vous sera demandée.',
  },
  reopen: {
    title: 'Le rouvrir',
    hint: 'Chacun retrouve l’accès qu’il avait. Personne n’est avisé par courriel.',
    submit: 'Rouvrir le portail de ce dossier',
  },
  dates: {
    readOnly: 'Lecture seule',
    closed: 'Fermé',
    planned: 'Prévu',
    plannedBy: (day, who) => `le ${day}, par ${who}`,
  },
  people: {
    title: 'Qui est avisé et qui a une copie',
    none: 'Aucun client et aucune personne externe ne peut consulter ce dossier\u202f: il n’y a personne à aviser.',
    caption: 'Clients et personnes externes',
    person: 'Personne',
    language: 'Langue',
    languages: { en: 'anglais', fr: 'français' },
    told: 'Avis par courriel',
    toldOn: (day) => `avis envoyé le ${day}`,
    tellOn: (day) => `avis prévu le ${day}`,
    tellSoon: 'avis dans quelques minutes',
    notTold: 'aucun avis',
    noPlan: 'quand une date sera prévue',
    unreachable: 'aucun courriel ne lui parvient\u202f: un appel s’impose',
    binder: 'Cahier du dossier',
    binderOn: (day) => `téléchargé le ${day}`,
    binderStale: (day) => `téléchargé le ${day}\u202f; d’autres documents ont été partagés depuis`,
    noBinder: 'pas téléchargé',
    takeTheirs: 'Télécharger le sien',
    copy: 'Dit avoir sa copie',
    copyOn: (day) => `le ${day}`,
    noCopy: 'pas encore',
  },
  missing: {
    title: 'Ce qui reste en suspens',
    none: 'Rien\u202f: tout ce qui a été partagé a été ouvert et confirmé, et aucun envoi n’est en cours.',
    unopened: (who) => `${who} ne l’a pas ouvert`,
    unconfirmed: (who) => `${who} l’a ouvert sans confirmer l’avoir lu`,
    uploads: (n) => `${countFr(n, 'envoi inachevé', 'envois inachevés')}`,
    uploadOf: (who) => `commencé par ${who}`,
    more: (n) => `et ${countFr(n, 'autre', 'autres')}`,
    noRight:
      'Vous n’avez pas accès aux documents de ce dossier\u202f; ce qui y reste en suspens n’est donc pas affiché.',
    unacknowledged: (n) =>
      n === 1
        ? 'Un client n’a pas dit avoir sa copie. À vous de décider\u202f: l’appeler, rouvrir le dossier et prévoir une autre date, ou laisser le portail fermer.'
        : `${n} clients n’ont pas dit avoir leur copie. À vous de décider\u202f: les appeler, rouvrir le dossier et prévoir une autre date, ou laisser le portail fermer.`,
    unacknowledgedAfter: (n) =>
      n === 1
        ? 'Un client n’a jamais dit avoir sa copie.'
        : `${n} clients n’ont jamais dit avoir leur copie.`,
  },
  problems: {
    date: 'Indiquez un jour.',
    tooEarly:
      'Demain est le premier jour possible. Pour fermer aujourd’hui, utilisez «\u202fFermer sans attendre\u202f».',
    tooLate: 'Cette date est dans plus de cinq ans.',
    notOpen: 'Ce dossier est déjà en lecture seule ou fermé. Rouvrez-le d’abord.',
    notPlanned: 'Aucune fermeture n’est prévue.',
    isOpen: 'Ce dossier est ouvert.',
    isClosed: 'Ce dossier est déjà fermé.',
  },
  guest: {
    planned: (day) => `Ce dossier sera fermé le ${day}`,
    plannedBody: (until) =>
      `Votre affaire touche à sa fin chez nous. À partir de ce jour, vous pourrez encore tout consulter, mais plus rien envoyer. Après le ${until}, le portail de ce dossier sera fermé.`,
    plannedAtOnce:
      'Votre affaire touche à sa fin chez nous. À partir de ce jour, le portail de ce dossier sera fermé.',
    readOnly: (until) => `Vous pouvez consulter ce dossier jusqu’au ${until}`,
    readOnlyBody:
      'Ce dossier ferme\u202f: rien ne peut plus y être envoyé ni partagé. Après ce jour, le portail de ce dossier sera fermé.',
    take: 'Emportez tout chez vous\u202f: un seul fichier avec tous vos documents, qui s’ouvre sans le portail.',
    binder: 'Tout emporter chez moi',
    have: 'J’ai ma copie',
    haveHint:
      'Le cabinet saura que vous avez ce qu’il vous faut. Vous pourrez revenir jusqu’au dernier jour.',
    confirmed: (day) => `Vous nous avez dit le ${day} avoir votre copie. Merci.`,
    thanks: 'Merci. Le cabinet sait maintenant que vous avez votre copie.',
  },
  closed: {
    title: 'Le portail de ce dossier est fermé',
    sentence:
      'Le portail de ce dossier est fermé. S’il vous faut quelque chose de ce dossier, adressez-vous au cabinet.',
    number: (number) => `Dossier ${number}`,
    ask: 'S’il vous faut quelque chose de ce dossier, nous vous aiderons volontiers\u202f: adressez-vous à nous.',
    askFor: (who) => `Demandez ${who}, qui en était responsable.`,
    call: (phone) => `Téléphone\u202f: ${phone}`,
    noPhone: 'Appelez-nous au numéro que vous connaissez.',
    giveNumber: (number) => `Indiquez-nous le numéro du dossier\u202f: ${number}.`,
    others: 'Vos autres dossiers',
    listTitle: 'Fermés',
    listRow: (number) => `Dossier ${number}`,
    listHint: 'À qui s’adresser',
  },
  mail: {
    subject: 'Avant que le portail ferme',
    closes: (firm, day) =>
      `Dans le portail client de ${firm}, l’un de vos dossiers sera fermé le ${day}. D’ici là, vous pouvez tout y consulter.`,
    take: 'Emportez votre copie à temps. Pour cela, ouvrez le portail et connectez-vous avec votre clé d’accès\u202f:',
  },
}
