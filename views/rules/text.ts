import type { Same } from '../text/same.ts'

/** What any field can be refused for; a rule of one form has its sentence with that form. */
export const en = {
  tooLong: (n: number) => `This is too long: at most ${n} characters.`,
  choose: 'Choose one from the list.',
}

export const fr: Same<typeof en> = {
  tooLong: (n) => `C’est trop long\u202f: ${n} caractères au plus.`,
  choose: 'Faites un choix dans la liste.',
}
