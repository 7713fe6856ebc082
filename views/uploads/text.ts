import type { Same } from '../text/catalogue.ts'
import { sizeFormat } from '../text/size.ts'

const sizeEn = sizeFormat('en')
const sizeFr = sizeFormat('fr')

export const en = {
  refused: {
    empty: 'This file is empty: there is nothing in it to keep.',
    noLength: 'The size of the file was not said.',
    tooLarge: (bytes: number) =>
      `This file is larger than this portal takes. The largest is ${sizeEn(bytes)}.`,
    quota: 'There is no room left for this file in this matter. Please speak with the firm.',
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
  refused: {
    empty: 'Ce fichier est vide\u202f: il ne contient rien à conserver.',
    noLength: 'La taille du fichier n’a pas été indiquée.',
    tooLarge: (bytes) =>
      `Ce fichier dépasse la taille que ce portail accepte. Le maximum est de ${sizeFr(bytes)}.`,
    quota: 'Il n’y a plus de place pour ce fichier dans ce dossier. Veuillez en parler au cabinet.',
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
