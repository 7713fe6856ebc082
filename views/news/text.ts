import type { Same } from '../text/same.ts'

export const en = {
  title: (n: number) => (n === 1 ? 'One new thing' : `${n} new things`),
  none: 'Nothing else is new. When there is something, you get an e-mail.',
  noneTitle: 'What is new',
  kinds: {
    document: 'Document',
    update: 'Update',
    message: 'Message',
    comment: 'Comment',
    event: 'Date',
    cancelled: 'Cancelled date',
  },
  when: (kind: string, day: string) => `${kind}, ${day}`,
  read: 'Read',
  more: (n: string) => `and ${n} more`,
}

export const fr: Same<typeof en> = {
  title: (n) => (n === 1 ? 'Une nouveauté' : `${n} nouveautés`),
  none: 'Rien d’autre de nouveau. Dès qu’il y aura quelque chose, vous recevrez un courriel.',
  noneTitle: 'Quoi de neuf',
  kinds: {
    document: 'Document',
    update: 'Nouvelle',
    message: 'Message',
    comment: 'Commentaire',
    event: 'Date',
    cancelled: 'Date annulée',
  },
  when: (kind, day) => `${kind}, ${day}`,
  read: 'Lire',
  more: (n) => `et ${n} de plus`,
}
