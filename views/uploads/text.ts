import { countEn, countFr } from '../text/plural.ts'
import type { Same } from '../text/same.ts'
import { sizeFormat } from '../text/size.ts'

const sizeEn = sizeFormat('en')
const sizeFr = sizeFormat('fr')

export const en = {
  send: 'Send',
  hint: {
    guest: 'Photos, PDF, Word or any other file, of any size.',
    staff: 'What you add stays internal until you share it.',
    version: 'One file becomes the new version.',
  },
  panel: {
    title: 'Files being sent',
    pauseAll: 'Pause all',
    resumeAll: 'Go on',
    cancelAll: 'Cancel all',
    clear: 'Clear the list',
    pause: (name: string) => `Pause ${name}`,
    resume: (name: string) => `Go on with ${name}`,
    again: (name: string) => `Try ${name} again`,
    cancel: (name: string) => `Cancel ${name}`,
    remove: (name: string) => `Take ${name} off the list`,
    sent: (done: number, all: number) =>
      `${done.toLocaleString('en-CA')} of ${countEn(all, 'file', 'files')} sent`,
    allSent: (all: number) => `${countEn(all, 'file', 'files')} sent`,
    notSent: (n: number) => `${countEn(n, 'file', 'files')} could not be sent`,
    size: (sent: number, all: number) => `${sizeEn(sent)} of ${sizeEn(all)}`,
    remaining: {
      seconds: 'less than a minute left',
      minutes: (n: number) => `about ${countEn(n, 'minute', 'minutes')} left`,
      hours: (n: number) => `about ${countEn(n, 'hour', 'hours')} left`,
    },
    perSecond: (bytes: number) => `${sizeEn(bytes)} a second`,
    more: (n: number) => `and ${countEn(n, 'more file', 'more files')} waiting or sent`,
    waiting: 'waiting',
    paused: 'paused',
    done: 'sent',
    offline: 'no connection, it goes on by itself',
    signedOut:
      'You were signed out. Sign in again, then choose the same files: they go on where they stopped.',
    failed: 'This file could not be sent.',
    unreadable: 'This file cannot be read. It may have been moved or changed.',
    empty: 'This file is empty: there is nothing in it to send.',
    oneFile: 'Please choose one file: it becomes the new version.',
    unfinished: (n: number) =>
      `${countEn(n, 'file was', 'files were')} not finished. Choose the same files again: they go on where they stopped.`,
    preparing: (n: number) => `Getting ready to send: ${countEn(n, 'photograph', 'photographs')} left`,
    reading: (n: number) => `Looking through the folder: ${countEn(n, 'file', 'files')} so far`,
  },
  refused: {
    empty: 'This file is empty: there is nothing in it to keep.',
    noLength: 'The size of the file was not said.',
    tooLarge: (bytes: number) =>
      `This file is larger than this portal takes. The largest is ${sizeEn(bytes)}.`,
    quota: 'There is no room left for this file in this matter. Please speak with the firm.',
    unfinished: (bytes: number) =>
      `Files that are still on their way may have ${sizeEn(bytes)} together. Let the others arrive first, or speak with the firm.`,
    diskFull: 'The portal has no room for this file at the moment. Please try again later.',
    busy: 'This file is being sent already.',
    tooMany: 'The portal is taking many files at the moment. It goes on by itself in a moment.',
    wrongOffset: 'The portal has another part of this file than was expected.',
    moreThanSaid:
      'This file is not as long as was said; it may have changed meanwhile. Please send it again.',
    changed: 'What arrived is not what was sent. Please send this file again.',
    tooDeep: 'This folder has too many folders inside one another.',
    formTooLarge: (bytes: number) =>
      `Sent in this way, files may have ${sizeEn(bytes)} together. With JavaScript they may be larger.`,
    noFile: 'Please choose a file first.',
    protocol: 'This program sends files in a way that the portal does not know.',
  },
}

export const fr: Same<typeof en> = {
  send: 'Envoyer',
  hint: {
    guest: 'Photos, PDF, Word ou tout autre fichier, de toute taille.',
    staff: 'Ce que vous ajoutez reste interne tant que vous ne le partagez pas.',
    version: 'Un fichier devient la nouvelle version.',
  },
  panel: {
    title: 'Fichiers en cours d’envoi',
    pauseAll: 'Tout suspendre',
    resumeAll: 'Reprendre',
    cancelAll: 'Tout annuler',
    clear: 'Vider la liste',
    pause: (name) => `Suspendre l’envoi de ${name}`,
    resume: (name) => `Reprendre l’envoi de ${name}`,
    again: (name) => `Réessayer l’envoi de ${name}`,
    cancel: (name) => `Annuler l’envoi de ${name}`,
    remove: (name) => `Retirer ${name} de la liste`,
    sent: (done, all) =>
      `${countFr(done, 'fichier envoyé', 'fichiers envoyés')} sur ${all.toLocaleString('fr-CA')}`,
    allSent: (all) => `${countFr(all, 'fichier envoyé', 'fichiers envoyés')}`,
    notSent: (n) => `${countFr(n, 'fichier n’a pas pu être envoyé', 'fichiers n’ont pas pu être envoyés')}`,
    size: (sent, all) => `${sizeFr(sent)} sur ${sizeFr(all)}`,
    remaining: {
      seconds: 'il reste moins d’une minute',
      minutes: (n) => `il reste environ ${countFr(n, 'minute', 'minutes')}`,
      hours: (n) => `il reste environ ${countFr(n, 'heure', 'heures')}`,
    },
    perSecond: (bytes) => `${sizeFr(bytes)} par seconde`,
    more: (n) => `et ${countFr(n, 'autre fichier', 'autres fichiers')} en attente ou déjà envoyés`,
    waiting: 'en attente',
    paused: 'suspendu',
    done: 'envoyé',
    offline: 'pas de connexion, l’envoi reprendra de lui-même',
    signedOut:
      'Votre session a pris fin. Ouvrez-en une nouvelle, puis choisissez les mêmes fichiers\u202f: ils reprendront là où ils se sont arrêtés.',
    failed: 'Ce fichier n’a pas pu être envoyé.',
    unreadable: 'Ce fichier ne peut pas être lu. Il a peut-être été déplacé ou modifié.',
    empty: 'Ce fichier est vide\u202f: il n’y a rien à envoyer.',
    oneFile: 'Veuillez choisir un seul fichier\u202f: il devient la nouvelle version.',
    unfinished: (n) =>
      `${countFr(n, 'fichier n’est pas terminé', 'fichiers ne sont pas terminés')}. Choisissez de nouveau les mêmes fichiers\u202f: ils reprendront là où ils se sont arrêtés.`,
    preparing: (n) => `Préparation de l’envoi\u202f: encore ${countFr(n, 'photo', 'photos')}`,
    reading: (n) => `Lecture du dossier\u202f: ${countFr(n, 'fichier', 'fichiers')} jusqu’ici`,
  },
  refused: {
    empty: 'Ce fichier est vide\u202f: il ne contient rien à conserver.',
    noLength: 'La taille du fichier n’a pas été indiquée.',
    tooLarge: (bytes) =>
      `Ce fichier dépasse la taille que ce portail accepte. Le maximum est de ${sizeFr(bytes)}.`,
    quota: 'Il n’y a plus de place pour ce fichier dans ce dossier. Veuillez en parler au cabinet.',
    unfinished: (bytes) =>
      `Les fichiers encore en cours d’envoi peuvent faire ${sizeFr(bytes)} en tout. Laissez d’abord arriver les autres, ou parlez-en au cabinet.`,
    diskFull: 'Le portail n’a pas de place pour ce fichier en ce moment. Veuillez réessayer plus tard.',
    busy: 'Ce fichier est déjà en cours d’envoi.',
    tooMany: 'Le portail reçoit beaucoup de fichiers en ce moment. L’envoi reprendra de lui-même.',
    wrongOffset: 'Le portail a reçu une autre partie de ce fichier que celle attendue.',
    moreThanSaid:
      'Ce fichier n’a pas la longueur annoncée\u202f; il a peut-être changé entre-temps. Veuillez l’envoyer de nouveau.',
    changed: 'Ce qui est arrivé n’est pas ce qui a été envoyé. Veuillez envoyer ce fichier de nouveau.',
    tooDeep: 'Ce dossier contient trop de dossiers les uns dans les autres.',
    formTooLarge: (bytes) =>
      `Envoyés de cette façon, les fichiers peuvent faire ${sizeFr(bytes)} en tout. Avec JavaScript, ils peuvent être plus gros.`,
    noFile: 'Veuillez d’abord choisir un fichier.',
    protocol: 'Ce programme envoie les fichiers d’une manière que le portail ne connaît pas.',
  },
}
