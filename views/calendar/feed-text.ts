import type { Same } from '../text/same.ts'

/** Of a person's private address for their calendar program. */
export const en = {
  title: 'Dates in your own calendar',
  intro:
    'A private address brings your dates into the calendar of your phone or computer and keeps them up to date.',
  secret:
    'Whoever knows the address can read these dates without signing in. Give it to nobody; if it became known, make a new one.',
  open: 'Set it up',
  make: 'Make the address',
  renew: 'Make a new address',
  renewHint: 'The address you have now stops working at once.',
  revoke: 'Take the address back',
  revokeHint: 'Your calendar gets no more dates from here.',
  titles: 'What your calendar shows',
  neutral: 'Neutral: only “Appointment” and the time',
  neutralHint: 'For a phone that others may see.',
  full: 'Full: title, place and what to bring',
  scope: 'Which dates',
  mine: 'Only those where I come',
  all: 'All dates of my matters',
  neutralTitle: 'Appointment',
  ready: 'Your private address',
  once: 'It is shown this once only. Copy it now into your calendar under “add by address” or “subscribe”.',
  address: 'Address',
  copy: 'Copy the address',
  copied: 'Copied',
  active: (since: string) => `An address has been in use since ${since}.`,
  fetched: (when: string) => `Last fetched: ${when}.`,
  neverFetched: 'No calendar has fetched it yet.',
  back: 'Back to the calendar',
}

export const fr: Same<typeof en> = {
  title: 'Les dates dans votre propre calendrier',
  intro:
    'Une adresse privée amène vos dates dans le calendrier de votre téléphone ou de votre ordinateur et les tient à jour.',
  secret:
    'Quiconque connaît l’adresse peut lire ces dates sans ouvrir de session. Ne la donnez à personne\u202f; si elle est connue, créez-en une nouvelle.',
  open: 'Configurer',
  make: 'Créer l’adresse',
  renew: 'Créer une nouvelle adresse',
  renewHint: 'L’adresse que vous avez cesse de fonctionner tout de suite.',
  revoke: 'Retirer l’adresse',
  revokeHint: 'Votre calendrier ne reçoit plus aucune date d’ici.',
  titles: 'Ce que montre votre calendrier',
  neutral: 'Neutre\u202f: seulement «\u202fRendez-vous\u202f» et l’heure',
  neutralHint: 'Pour un téléphone que d’autres peuvent voir.',
  full: 'Complet\u202f: titre, lieu et ce qu’il faut apporter',
  scope: 'Quelles dates',
  mine: 'Seulement celles où je viens',
  all: 'Toutes les dates de mes dossiers',
  neutralTitle: 'Rendez-vous',
  ready: 'Votre adresse privée',
  once: 'Elle n’est montrée qu’une fois. Copiez-la maintenant dans votre calendrier, sous «\u202fajouter par adresse\u202f» ou «\u202fs’abonner\u202f».',
  address: 'Adresse',
  copy: 'Copier l’adresse',
  copied: 'Adresse copiée',
  active: (since) => `Une adresse est en service depuis le ${since}.`,
  fetched: (when) => `Dernière lecture\u202f: ${when}.`,
  neverFetched: 'Aucun calendrier ne l’a encore lue.',
  back: 'Retour au calendrier',
}
