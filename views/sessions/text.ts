import type { Same } from '../text/same.ts'

export const en = {
  signIn: 'Sign in',
  signInHow:
    'Use your passkey: your fingerprint, your face or the lock of your screen. There is no password.',
  signInButton: 'Sign in with your passkey',
  noPasskey: 'A new phone, or no passkey?',
  noPasskeyHow: (firm: string) =>
    `Call ${firm}. We send you a new link and tell you a code on the phone. For your safety, an e-mail alone never lets anybody in.`,
  otherDeviceHow:
    'Is your passkey on another phone or tablet? Press the button and choose “another device”: you can then point that phone at this screen.',
  refused: 'We could not let you in with this passkey. Please try again, or call us and we will help you in.',
  maybeCopied:
    'For your safety this passkey no longer opens the portal: it may exist twice. Please use another passkey of yours, or call us.',
  verify: 'Please confirm that it is you',
  verifyWhy: 'What comes next matters, so we ask for your passkey once more.',
  verifyKept: 'Nothing of what you entered is lost: it is sent as soon as you have confirmed.',
  verifyButton: 'Confirm with your passkey',
  verifyNot: 'Cancel',
}

export const fr: Same<typeof en> = {
  signIn: 'Connexion',
  signInHow:
    'Utilisez votre clé d’accès\u202f: votre empreinte, votre visage ou le verrouillage de votre écran. Il n’y a pas de mot de passe.',
  signInButton: 'Se connecter avec votre clé d’accès',
  noPasskey: 'Un nouveau téléphone, ou pas de clé d’accès\u202f?',
  noPasskeyHow: (firm) =>
    `Appelez ${firm}. Nous vous envoyons un nouveau lien et vous donnons un code au téléphone. Pour votre sécurité, un courriel ne suffit jamais pour entrer.`,
  otherDeviceHow:
    'Votre clé d’accès est sur un autre téléphone ou une tablette\u202f? Appuyez sur le bouton et choisissez «\u202fautre appareil\u202f»\u202f: vous pourrez alors pointer ce téléphone vers l’écran.',
  refused:
    'Nous n’avons pas pu vous ouvrir avec cette clé d’accès. Réessayez, ou appelez-nous et nous vous aiderons à entrer.',
  maybeCopied:
    'Pour votre sécurité, cette clé d’accès n’ouvre plus le portail\u202f: il en existe peut-être une copie. Utilisez une autre de vos clés d’accès, ou appelez-nous.',
  verify: 'Confirmez que c’est bien vous',
  verifyWhy: 'La suite est importante\u202f; nous vous demandons donc votre clé d’accès encore une fois.',
  verifyKept: 'Rien de ce que vous avez saisi n’est perdu\u202f: l’envoi se fait dès que vous avez confirmé.',
  verifyButton: 'Confirmer avec votre clé d’accès',
  verifyNot: 'Annuler',
}
