import type { Same } from '../text/same.ts'

export const en = {
  problems: {
    noDay: 'Choose a day from the calendar.',
    past: 'This day is over.',
    noTitle: 'Say in a few words what is to be done.',
    noAssignee: 'Choose somebody who can see this.',
  },
}

export const fr: Same<typeof en> = {
  problems: {
    noDay: 'Choisissez un jour dans le calendrier.',
    past: 'Ce jour est passé.',
    noTitle: 'Dites en quelques mots ce qu’il y a à faire.',
    noAssignee: 'Choisissez une personne qui peut voir ceci.',
  },
}
