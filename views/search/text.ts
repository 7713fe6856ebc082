import type { Same } from '../text/same.ts'

export const en = {
  title: 'Search',
  titleFor: (question: string) => `Search for “${question}”`,
  label: 'What are you looking for?',
  hint: 'Words in titles, file names and what was written. Only what you can open is found.',
  groups: {
    matters: 'Matters',
    messages: 'Messages',
    updates: 'Where things stand',
    tasks: 'Tasks and requests',
    dates: 'Dates',
    documents: 'Documents',
    notes: 'Internal notes',
  },
  more: {
    matters: 'More matters',
    messages: 'More messages',
    updates: 'More about where things stand',
    tasks: 'More tasks and requests',
    dates: 'More dates',
    documents: 'More documents',
    notes: 'More internal notes',
  },
  back: 'All results',
  pages: 'Further results',
  newer: 'Newer',
  older: 'Older',
  nothing: 'Nothing was found',
  nothingHint: 'Try fewer words, or only the beginning of one.',
  building: (share: string) =>
    `The portal was started a moment ago and is still reading what is in it (${share}). What it has read is found already.`,
}

export const fr: Same<typeof en> = {
  title: 'Recherche',
  titleFor: (question) => `Recherche\u202f: «\u202f${question}\u202f»`,
  label: 'Que cherchez-vous\u202f?',
  hint: 'Les mots des titres, des noms de fichiers et des textes. Seul ce que vous pouvez ouvrir est trouvé.',
  groups: {
    matters: 'Dossiers',
    messages: 'Messages',
    updates: 'Où en sont les choses',
    tasks: 'Tâches et demandes',
    dates: 'Dates',
    documents: 'Documents',
    notes: 'Notes internes',
  },
  more: {
    matters: 'Autres dossiers',
    messages: 'Autres messages',
    updates: 'Autres nouvelles',
    tasks: 'Autres tâches et demandes',
    dates: 'Autres dates',
    documents: 'Autres documents',
    notes: 'Autres notes internes',
  },
  back: 'Tous les résultats',
  pages: 'Suite des résultats',
  newer: 'Plus récents',
  older: 'Plus anciens',
  nothing: 'Rien n’a été trouvé',
  nothingHint: 'Essayez avec moins de mots, ou seulement le début d’un mot.',
  building: (share) =>
    `Le portail vient d’être démarré et lit encore ce qu’il contient (${share}). Ce qu’il a lu est déjà trouvé.`,
}
