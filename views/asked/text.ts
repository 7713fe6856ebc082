import type { Same } from '../text/same.ts'

export const en = {
  title: 'What we ask of you',
}

export const fr: Same<typeof en> = {
  title: 'Ce que nous vous demandons',
}
