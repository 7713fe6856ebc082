import type { Same } from '../text/same.ts'
import { helpEn } from './help-en.ts'
import { helpFr } from './help-fr.ts'

export const en = {
  noPhone: 'Call the firm at the number on its letters or its card.',
  readAndHelp: 'Reading and help',
  helpLink: 'Questions and answers',
  footHelp: 'Help',
  footReading: 'To read',
  firstVisit: {
    step: (n: number, of: number) => `Card ${n} of ${of}`,
    next: 'Next',
    back: 'Back',
    skip: 'Skip',
    done: 'To my page',
    callFirst: 'In doubt, call us first:',
    cards: {
      purpose: {
        title: 'What this is for',
        intro: 'This is your place at the firm, open day and night. You find here, in plain words:',
        points: {
          first: 'what has happened in your matter, and what comes next;',
          second: 'what we ask of you, and by when;',
          third: 'your documents and our messages, and a way to send us yours.',
        },
      },
      mail: {
        title: 'What we never send by e-mail',
        intro:
          'Our e-mails only say that something new waits here. Somebody who writes otherwise is not us. We never send by e-mail:',
        points: {
          first: 'the number of a bank account, or the news that ours has changed;',
          second: 'a request for a password, a code or your identification;',
          third: 'a document to open, or a reason to pay in a hurry.',
        },
      },
      return: {
        title: 'How you come back',
        intro: 'There is no password to remember. To come back:',
        points: {
          first: 'save this page among your bookmarks, or on your home screen; the address is below;',
          second: 'sign in with your finger, your face or the code of your device: that is your passkey;',
          third:
            'add a passkey on a second device soon, in case the first is lost. Otherwise, call us and we let you in again.',
        },
      },
    },
  },
  ...helpEn,
}

export const fr: Same<typeof en> = {
  noPhone: 'Appelez le cabinet au numéro qui figure sur ses lettres ou sur sa carte.',
  readAndHelp: 'Lecture et aide',
  helpLink: 'Questions et réponses',
  footHelp: 'Aide',
  footReading: 'À lire',
  firstVisit: {
    step: (n, of) => `Carte ${n} de ${of}`,
    next: 'Suivant',
    back: 'Retour',
    skip: 'Passer',
    done: 'Vers ma page',
    callFirst: 'En cas de doute, appelez-nous d’abord\u202f:',
    cards: {
      purpose: {
        title: 'À quoi sert ce portail',
        intro: 'C’est votre place au cabinet, ouverte jour et nuit. Vous y trouvez, en mots simples\u202f:',
        points: {
          first: 'ce qui s’est passé dans votre dossier et ce qui vient ensuite\u202f;',
          second: 'ce que nous vous demandons, et pour quand\u202f;',
          third: 'vos documents et nos messages, et un moyen de nous envoyer les vôtres.',
        },
      },
      mail: {
        title: 'Ce que nous n’envoyons jamais par courriel',
        intro:
          'Nos courriels disent seulement que du nouveau vous attend ici. Quiconque écrit autre chose n’est pas nous. Nous n’envoyons jamais par courriel\u202f:',
        points: {
          first: 'un numéro de compte bancaire, ou la nouvelle que le nôtre a changé\u202f;',
          second: 'une demande de mot de passe, de code ou de pièce d’identité\u202f;',
          third: 'un document à ouvrir, ou une raison de payer en hâte.',
        },
      },
      return: {
        title: 'Comment revenir',
        intro: 'Il n’y a pas de mot de passe à retenir. Pour revenir\u202f:',
        points: {
          first:
            'gardez cette page dans vos favoris ou à l’écran d’accueil de votre téléphone\u202f; l’adresse est ci-dessous\u202f;',
          second:
            'ouvrez une session avec votre doigt, votre visage ou le code de votre appareil\u202f: c’est votre clé d’accès\u202f;',
          third:
            'ajoutez bientôt une clé d’accès sur un deuxième appareil, au cas où le premier serait perdu. Sinon, appelez-nous et nous vous ouvrirons de nouveau.',
        },
      },
    },
  },
  ...helpFr,
}
