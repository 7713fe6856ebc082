import type { Same } from '../text/same.ts'

export const en = {
  problems: {
    noItems: 'Name one document at least.',
    settled: 'The firm asks for nothing more here. Send it below “Send us documents” instead.',
    tooMany: 'These are too many documents for one request. Make two of it.',
  },
}

export const fr: Same<typeof en> = {
  problems: {
    noItems: 'Nommez au moins un document.',
    settled: 'Le cabinet ne demande plus rien ici. Envoyez-le plutôt sous « Envoyez-nous des documents ».',
    tooMany: 'C’est trop de documents pour une seule demande. Faites-en deux.',
  },
}
