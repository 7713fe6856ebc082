import { getGuestMatter, getMatter } from '../../matters/queries.ts'
import { guestHeading } from '../../matters/read-heading.ts'
import type { MatterSource } from './hit.ts'

export const matters: MatterSource = {
  ...{ source: 'matter', group: 'matters', section: null },
  staff: ({ db, vault }, access) => {
    const { id, number, internalTitle, clientTitle, updatedAt } = getMatter(db, vault, access)
    const text = [number, clientTitle.en, clientTitle.fr].filter(Boolean).join(' · ')
    return {
      key: id,
      title: internalTitle,
      text,
      lang: undefined,
      href: `/firm/matters/${id}`,
      at: updatedAt,
    }
  },
  guest: ({ db, vault }, access) => {
    const heading = guestHeading(getGuestMatter(db, vault, access), access.viewer.language)
    const { id, number, title, titleLang } = heading
    return { key: id, title, text: number, lang: titleLang, href: `/portal/matters/${id}`, at: null }
  },
}
