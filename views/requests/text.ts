import type { Same } from '../text/same.ts'

export const en = {
  problems: {
    noItems: 'Name one document at least.',
    tooMany: 'These are too many documents for one request. Make two of it.',
  },
}

export const fr: Same<typeof en> = {
  problems: {
    noItems: 'Nommez au moins un document.',
    tooMany: 'C’est trop de documents pour une seule demande. Faites-en deux.',
  },
}
