import type { Same } from '../text/same.ts'

export const en = {
  title: 'Ethical walls',
  hint: 'A wall beats every right, the owner’s included. The person sees no page, no row, no count and gets no mail.',
  none: 'No wall stands in this matter.',
  raise: 'Raise a wall',
  person: 'Who is shut out',
  choose: 'Choose…',
  reason: 'Reason',
  reasonHint: 'Such as “acted for the other party in 2024”. Only owners read it.',
  submit: 'Raise the wall',
  lower: 'Lower',
  lowerOf: (name: string) => `Lower the wall against ${name}`,
  raisedOn: (day: string, by: string) => `raised on ${day} by ${by}`,
  sure: 'I shut myself out, and only another owner can let me in again',
  sureHint: 'Tick this when you raise a wall against yourself.',
  problems: {
    reason: 'Give a reason.',
    yourself:
      'You are about to shut yourself out of this matter. Only another owner could lower the wall. Tick the box if you mean it.',
    responsible: 'This lawyer answers for the matter. Make another lawyer responsible first.',
    already: 'A wall stands against this person already.',
  },
}

export const fr: Same<typeof en> = {
  title: 'Cloisons éthiques',
  hint: 'Une cloison l’emporte sur tout droit, même celui du propriétaire. La personne ne voit ni page, ni ligne, ni nombre et ne reçoit aucun courriel.',
  none: 'Aucune cloison dans ce dossier.',
  raise: 'Dresser une cloison',
  person: 'Qui est exclu',
  choose: 'Choisir…',
  reason: 'Motif',
  reasonHint:
    'Par exemple «\u202fa agi pour l’autre partie en 2024\u202f». Seuls les propriétaires le lisent.',
  submit: 'Dresser la cloison',
  lower: 'Lever',
  lowerOf: (name) => `Lever la cloison visant ${name}`,
  raisedOn: (day, by) => `dressée le ${day} par ${by}`,
  sure: 'Je m’exclus moi-même, et seul un autre propriétaire pourra m’ouvrir le dossier de nouveau',
  sureHint: 'Cochez lorsque vous dressez une cloison contre vous-même.',
  problems: {
    reason: 'Donnez un motif.',
    yourself:
      'Vous êtes sur le point de vous exclure de ce dossier. Seul un autre propriétaire pourrait lever la cloison. Cochez la case si c’est bien votre intention.',
    responsible: 'Ce juriste répond du dossier. Rendez d’abord un autre juriste responsable.',
    already: 'Une cloison vise déjà cette personne.',
  },
}
