import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'
import * as certificate from './certificate-text.ts'

export const en = {
  title: 'Destruction',
  link: 'Destruction',
  of: (number: string) => `Destruction of ${number}`,
  conditions: {
    title: 'Before it can be destroyed',
    closed: 'The portal of the matter is closed',
    closedHint: 'Close it on the page “Closing”. Its people are told there, and take their binder home.',
    toClosing: 'To the closing',
    holds: 'No legal hold stands',
    held: (n: number) =>
      `${countEn(n, 'legal hold stands', 'legal holds stand')}. Whoever placed it says when it can be lifted.`,
    toRetention: 'To retention and holds',
    retention: 'The time for which the firm keeps it is over',
    early:
      'It can be destroyed before that if the first person says why: the reason stays on the certificate.',
    export: 'The firm has an export of everything, and it was read back',
    exported: (at: string) => `Exported on ${at}; nothing changed since.`,
    stale: (at: string) => `The last export is from ${at}, and the matter changed since. Export it again:`,
    missing: 'It was never exported and read back. Whoever runs the portal does that, on the server:',
    nothing: 'There is no document in it.',
    people: 'Who decides',
    two: (names: string) => `${names}: one asks, another approves, each with their passkey.`,
    one: (name: string) =>
      `Only ${name} can decide here: the same person asks and, with the passkey again, approves.`,
    newcomer: (name: string, at: string) =>
      `${name} can decide from ${at}: the right to decide, and the way in, must be 30 days old.`,
    done: 'done',
    open: 'not yet',
    possible: 'with a reason',
  },
  request: {
    title: 'Ask for the destruction',
    waiting: 'Something on the list still has to be done. Then it can be asked for here.',
    hint: 'Nothing happens yet: somebody else has to approve it within 7 days. It can be withdrawn until then.',
    hintAlone:
      'Nothing happens yet: you approve it afterwards, with your passkey again. It can be withdrawn until then.',
    notYou: 'Only the owners and the lawyer responsible for the matter can ask for it.',
    notYet: 'You cannot decide yet: see “Who decides”.',
    number: 'The number of the matter, as a check',
    reason: 'Why before its time',
    reasonOptional: 'Why, if it should stand on the certificate',
    reasonHint: 'It outlives the matter: name no client in it.',
    submit: 'Ask for the destruction',
  },
  approval: {
    title: 'Approve the destruction',
    asked: (who: string, at: string) => `${who} asked for it on ${at}.`,
    until: (at: string) => `It lapses on ${at}.`,
    lapsed: (at: string) => `The request lapsed on ${at}. It can be asked for again.`,
    reason: 'Reason',
    waits: 'Somebody else has to approve it.',
    final: 'This cannot be undone, by nobody and with no backup: the keys of the matter are destroyed.',
    what: 'Every document, name and note of the matter is gone. The number, the dates, the log and a signed certificate stay.',
    submit: 'Destroy the matter for good',
    withdraw: 'Withdraw the request',
    passkey: 'You will be asked for your passkey.',
  },
  list: {
    title: 'Destroyed matters',
    intro: 'What is left of them: the certificate of each, signed by the firm.',
    link: 'Destroyed matters',
    matter: 'Matter',
    at: 'Destroyed',
    documents: 'Documents',
    state: 'State',
    emptyTitle: 'No matter was destroyed',
    emptyHint: 'A closed matter whose time is over is destroyed from its page “Destruction”.',
  },
  states: {
    running: 'being destroyed',
    'pending-copies': 'copies of the keyring pending',
    complete: 'complete',
  },
  destroyed: {
    running: 'The matter is gone. Its keys and files are being destroyed now; the certificate follows.',
    again: 'Look again',
    pending:
      'The matter is destroyed here. These copies of the keyring still open it in an old backup: export each one again under the same name, over the old one, or destroy it and say so here.',
    complete: 'The matter is destroyed, and no registered copy of the keyring opens it.',
    certificate: 'Certificate',
    facts: 'What was destroyed',
    save: 'Save the certificate',
    pdf: 'As PDF',
    json: 'As JSON',
    pdfSignature: 'Signature of the PDF',
    jsonSignature: 'Signature of the JSON',
    signature:
      'Each file has a detached signature of the firm. Any OpenPGP program for RFC 9580 checks it with firm.asc.',
    copies: 'Copies of the keyring still pending',
    copy: (number: number, name: string) => `Copy ${number}: ${name}`,
    exported: (day: string) => `exported ${day}`,
    attest: 'I saw it destroyed',
    attestOf: (number: number) => `I saw copy ${number} destroyed`,
    attestHint: 'Say so only of a stick or a file that you destroyed or overwrote yourself.',
  },
  problems: {
    notReady: 'Something on the list still has to be done first.',
    number: (number: string) => `Type the number of this matter: ${number}.`,
    reason: 'Say why it is destroyed before its time.',
    notDue: 'Its time is not over any more, and the request gives no reason. Withdraw it and ask anew.',
    isRequested: 'It was asked for already.',
    notRequested: 'There is no request to withdraw.',
    lapsed: 'The request has lapsed. Ask anew.',
    another: 'Somebody else has to approve it: you asked for it.',
    lostAnother: (days: number) =>
      `Only you can decide now, but somebody else could less than ${days} days ago. Let them decide with you, or wait.`,
    firstGone: 'Whoever asked for it cannot decide any more. Withdraw the request and ask anew.',
    newcomer: (days: number) =>
      `You cannot decide yet: whoever decides with another must have had the right to, and the same access, for ${days} days.`,
    firstNew: (days: number) =>
      `Whoever asked for it was let in or got the right to less than ${days} days ago. Withdraw the request; somebody else can ask anew.`,
  },
  letter: {
    requested: {
      subject: 'The destruction of a matter was asked for',
      what: (when: string) => `Somebody of the firm asked for the destruction of a closed matter: ${when}.`,
      next: 'You are among those who decide. Nothing happens before a second person approves it, and any of you can withdraw it, on the page “Destruction” of the matter. What was destroyed is listed here:',
    },
    approved: {
      subject: 'A matter is destroyed for good',
      what: (when: string) => `Those who decide have approved the destruction of a closed matter: ${when}.`,
      next: 'You are among those who decide. If you know nothing of it, speak with the others today. Who decided stands on the certificate:',
    },
  },
  residuals: {
    copies:
      'A copy of the keyring that was never registered, together with the unlock secret or the recovery key of that time, can still open the matter in an old backup.',
    downloads:
      'What people downloaded, printed or took home in a binder, or exported, is not destroyed by this.',
    disk: 'A disk may keep traces of files that were overwritten. They are sealed under keys that were destroyed; the keyring has a new root key.',
    unlock:
      'The unlock secret is the same as before: it is a passphrase, or a file that the server cannot rewrite. Change it with vestibule key rewrap.',
  },
  certificate: certificate.en,
}

export const fr: Same<typeof en> = {
  title: 'Destruction',
  link: 'Destruction',
  of: (number) => `Destruction du dossier ${number}`,
  conditions: {
    title: 'Ce qui doit d’abord être fait',
    closed: 'Le portail du dossier est fermé',
    closedHint:
      'Fermez-le à la page «\u202fFermeture\u202f». Les personnes concernées y sont avisées et emportent leur cahier.',
    toClosing: 'Vers la fermeture',
    holds: 'Aucune suspension de la destruction n’est en vigueur',
    held: (n) =>
      `${countFr(n, 'suspension de la destruction est en vigueur', 'suspensions de la destruction sont en vigueur')}. La personne qui l’a imposée sait quand elle peut être levée.`,
    toRetention: 'Vers la conservation',
    retention: 'La durée de conservation du cabinet est écoulée',
    early:
      'Le dossier peut être détruit avant, si la première personne dit pourquoi\u202f: le motif reste sur le certificat.',
    export: 'Le cabinet possède une exportation complète, et elle a été relue',
    exported: (at) => `Exporté le ${at}\u202f; rien n’a changé depuis.`,
    stale: (at) =>
      `La dernière exportation date du ${at}, et le dossier a changé depuis. Exportez-le de nouveau\u202f:`,
    missing:
      'Il n’a jamais été exporté et relu. La personne qui administre le portail le fait, sur le serveur\u202f:',
    nothing: 'Il ne contient aucun document.',
    people: 'Qui décide',
    two: (names) => `${names}\u202f: l’une demande, une autre approuve, chacune avec sa clé d’accès.`,
    one: (name) =>
      `Seule la personne suivante peut décider ici\u202f: ${name}. Elle demande, puis approuve, de nouveau avec sa clé d’accès.`,
    newcomer: (name, at) =>
      `${name} pourra décider à compter du ${at}\u202f: ce droit, et l’accès, doivent dater de 30 jours.`,
    done: 'fait',
    open: 'pas encore',
    possible: 'avec un motif',
  },
  request: {
    title: 'Demander la destruction',
    waiting:
      'Il reste quelque chose à faire dans la liste. Vous pourrez ensuite demander la destruction ici.',
    hint: 'Rien n’est encore détruit\u202f: quelqu’un d’autre doit approuver dans les 7 jours. D’ici là, la demande peut être retirée.',
    hintAlone:
      'Rien n’est encore détruit\u202f: vous approuvez ensuite, de nouveau avec votre clé d’accès. D’ici là, la demande peut être retirée.',
    notYou: 'Seuls les propriétaires et le juriste responsable du dossier peuvent la demander.',
    notYet: 'Vous ne pouvez pas encore décider\u202f: voyez «\u202fQui décide\u202f».',
    number: 'Le numéro du dossier, par précaution',
    reason: 'Pourquoi avant l’échéance',
    reasonOptional: 'Pourquoi, si cela doit figurer sur le certificat',
    reasonHint: 'Le motif survit au dossier\u202f: n’y nommez aucun client.',
    submit: 'Demander la destruction',
  },
  approval: {
    title: 'Approuver la destruction',
    asked: (who, at) => `Demandée par ${who}, le ${at}.`,
    until: (at) => `La demande expire le ${at}.`,
    lapsed: (at) => `La demande a expiré le ${at}. Elle peut être présentée de nouveau.`,
    reason: 'Motif',
    waits: 'Quelqu’un d’autre doit l’approuver.',
    final:
      'C’est irréversible pour tous, et aucune sauvegarde n’y change rien\u202f: les clés du dossier sont détruites.',
    what: 'Tous les documents, noms et notes du dossier disparaissent. Restent le numéro, les dates, le journal et un certificat signé.',
    submit: 'Détruire le dossier définitivement',
    withdraw: 'Retirer la demande',
    passkey: 'Votre clé d’accès vous sera demandée.',
  },
  list: {
    title: 'Dossiers détruits',
    intro: 'Ce qu’il en reste\u202f: le certificat de chacun, signé par le cabinet.',
    link: 'Dossiers détruits',
    matter: 'Dossier',
    at: 'Détruit',
    documents: 'Documents',
    state: 'État',
    emptyTitle: 'Aucun dossier n’a été détruit',
    emptyHint:
      'Un dossier fermé dont la durée de conservation est écoulée se détruit à partir de sa page «\u202fDestruction\u202f».',
  },
  states: {
    running: 'en cours de destruction',
    'pending-copies': 'copies du trousseau en attente',
    complete: 'complète',
  },
  destroyed: {
    running:
      'Le dossier n’existe plus. Ses clés et ses fichiers sont en train d’être détruits\u202f; le certificat suit.',
    again: 'Vérifier de nouveau',
    pending:
      'Le dossier est détruit ici. Ces copies du trousseau l’ouvrent encore dans une ancienne sauvegarde\u202f: exportez chacune de nouveau sous le même nom, par-dessus l’ancienne, ou détruisez-la et dites-le ici.',
    complete: 'Le dossier est détruit, et aucune copie enregistrée du trousseau ne l’ouvre.',
    certificate: 'Certificat',
    facts: 'Ce qui a été détruit',
    save: 'Enregistrer le certificat',
    pdf: 'En PDF',
    json: 'En JSON',
    pdfSignature: 'Signature du PDF',
    jsonSignature: 'Signature du JSON',
    signature:
      'Chaque fichier a une signature détachée du cabinet. Tout programme OpenPGP conforme à la RFC 9580 la vérifie avec firm.asc.',
    copies: 'Copies du trousseau encore en attente',
    copy: (number, name) => `Copie ${number}\u202f: ${name}`,
    exported: (day) => `exportée le ${day}`,
    attest: 'Je l’ai vue détruite',
    attestOf: (number) => `J’ai vu la copie ${number} détruite`,
    attestHint: 'Ne le dites que d’une clé USB ou d’un fichier que vous avez vous-même détruit ou écrasé.',
  },
  problems: {
    notReady: 'Il reste d’abord quelque chose à faire dans la liste.',
    number: (number) => `Indiquez le numéro de ce dossier\u202f: ${number}.`,
    reason: 'Dites pourquoi il est détruit avant l’échéance.',
    notDue:
      'La durée de conservation n’est plus écoulée, et la demande ne donne aucun motif. Retirez-la et présentez-en une autre.',
    isRequested: 'Elle est déjà demandée.',
    notRequested: 'Il n’y a aucune demande à retirer.',
    lapsed: 'La demande a expiré. Présentez-en une autre.',
    another: 'Quelqu’un d’autre doit l’approuver\u202f: c’est vous qui l’avez demandée.',
    lostAnother: (days) =>
      `Vous êtes maintenant la seule personne à pouvoir décider, mais quelqu’un d’autre le pouvait il y a moins de ${days} jours. Laissez cette personne décider avec vous, ou attendez.`,
    firstGone:
      'La personne qui l’a demandée ne peut plus décider. Retirez la demande et présentez-en une autre.',
    newcomer: (days) =>
      `Vous ne pouvez pas encore décider\u202f: qui décide avec quelqu’un d’autre doit avoir ce droit, et le même accès, depuis ${days} jours.`,
    firstNew: (days) =>
      `La personne qui l’a demandée a reçu son accès ou ce droit il y a moins de ${days} jours. Retirez la demande\u202f; quelqu’un d’autre peut en présenter une.`,
  },
  letter: {
    requested: {
      subject: 'La destruction d’un dossier a été demandée',
      what: (when) => `Une personne du cabinet a demandé la destruction d’un dossier fermé\u202f: ${when}.`,
      next: 'Vous êtes parmi les personnes qui décident. Rien n’est détruit avant qu’une deuxième personne approuve, et chacune de vous peut retirer la demande, à la page «\u202fDestruction\u202f» du dossier. Ce qui a été détruit figure ici\u202f:',
    },
    approved: {
      subject: 'Un dossier est détruit définitivement',
      what: (when) =>
        `Les personnes qui décident ont approuvé la destruction d’un dossier fermé\u202f: ${when}.`,
      next: 'Vous êtes parmi les personnes qui décident. Si vous n’en savez rien, parlez-en aux autres dès aujourd’hui. Les noms de celles qui ont décidé figurent sur le certificat\u202f:',
    },
  },
  residuals: {
    copies:
      'Une copie du trousseau qui n’a jamais été enregistrée, avec le secret de déverrouillage ou la clé de récupération de l’époque, peut encore ouvrir le dossier dans une ancienne sauvegarde.',
    downloads:
      'Ce que des personnes ont téléchargé, imprimé, emporté dans un cahier ou exporté n’est pas détruit pour autant.',
    disk: 'Un disque peut garder des traces de fichiers écrasés. Elles sont scellées par des clés détruites\u202f; le trousseau a une nouvelle clé racine.',
    unlock:
      'Le secret de déverrouillage est le même qu’avant\u202f: c’est une phrase secrète, ou un fichier que le serveur ne peut réécrire. Changez-le avec vestibule key rewrap.',
  },
  certificate: certificate.fr,
}
