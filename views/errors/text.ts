import type { Same } from '../text/same.ts'

export const en = {
  notFoundTitle: 'We cannot find that page',
  notFound:
    'It may have moved, or it may not be shared with you. If you expected something here, please call us.',
  wrongTitle: 'Something went wrong',
  wrong: 'This is our fault, not yours, and we have made a note of it. Please try again in a moment.',
  noRoomTitle: 'The portal has no room at the moment',
  noRoom:
    'Its disk is full, so nothing was changed. What is there can still be read. Please try again later, or call us.',
  reference: (id: string) => `If you call us about it, give this reference: ${id}`,
  invalidTitle: 'Something needs your attention',
  invalid: 'What was sent could not be read. Please go back and try again.',
  tooLarge: 'That is larger than we can take here.',
  tooManyFailures: 'Too many tries from here have failed. Please wait a quarter of an hour, or call us.',
  crossSite:
    'For your safety we refused this request, because it came from another site. Please open the page here and try again.',
  signedOut: 'You were signed out. Please sign in again.',
  passkeyNeeded: 'Please confirm with your passkey that it is you.',
  lockedTitle: 'The portal is locked',
  locked:
    'It was started without its key and cannot open anything yet. The firm has to unlock it; nothing is lost.',
  home: 'Go to the first page',
}

export const fr: Same<typeof en> = {
  notFoundTitle: 'Nous ne trouvons pas cette page',
  notFound:
    'Elle a peut-être été déplacée, ou ne vous est pas destinée. Si vous vous attendiez à trouver quelque chose ici, appelez-nous.',
  wrongTitle: 'Un problème est survenu',
  wrong: 'La faute nous revient, et nous en avons pris note. Veuillez réessayer dans un instant.',
  noRoomTitle: 'Le portail manque de place en ce moment',
  noRoom:
    'Son disque est plein\u202f: rien n’a été modifié. Ce qui s’y trouve peut encore être lu. Réessayez plus tard, ou appelez-nous.',
  reference: (id) => `Si vous nous appelez à ce sujet, donnez cette référence\u202f: ${id}`,
  invalidTitle: 'Un point demande votre attention',
  invalid: 'Nous n’avons pas pu lire l’envoi. Veuillez revenir à la page précédente et réessayer.',
  tooLarge: 'C’est plus volumineux que ce que nous pouvons recevoir ici.',
  tooManyFailures:
    'Trop de tentatives ont échoué depuis cette adresse. Attendez un quart d’heure, ou appelez-nous.',
  crossSite:
    'Pour votre sécurité, nous avons refusé cette demande, car elle venait d’un autre site. Ouvrez la page ici et réessayez.',
  signedOut: 'Votre session est terminée. Veuillez vous connecter de nouveau.',
  passkeyNeeded: 'Veuillez confirmer votre identité avec votre clé d’accès.',
  lockedTitle: 'Le portail est verrouillé',
  locked:
    'Il a démarré sans sa clé et ne peut rien ouvrir pour l’instant. Le cabinet doit le déverrouiller\u202f; rien n’est perdu.',
  home: 'Aller à la première page',
}
