import type { Same } from '../text/same.ts'

export const en = {
  in: { en: (label: string) => `${label} in English`, fr: (label: string) => `${label} in French` },
  also: { en: 'In English too', fr: 'In French too' },
  missing: {
    en: 'Somebody who will read this reads English: write it in English too.',
    fr: 'Somebody who will read this reads French: write it in French too.',
  },
  nothing: 'Write it in one language at least.',
}

export const fr: Same<typeof en> = {
  in: { en: (label) => `${label} en anglais`, fr: (label) => `${label} en français` },
  also: { en: 'Aussi en anglais', fr: 'Aussi en français' },
  missing: {
    en: 'Une personne qui lira ce texte lit l’anglais\u202f: écrivez-le aussi en anglais.',
    fr: 'Une personne qui lira ce texte lit le français\u202f: écrivez-le aussi en français.',
  },
  nothing: 'Écrivez-le dans une langue au moins.',
}
