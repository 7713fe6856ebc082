import { FirmAccess } from '../../access.ts'
import { findArticle } from '../../library/queries.ts'
import { findReadableArticle } from '../../library/read.ts'
import { inLanguage, otherLanguage } from '../../written.ts'
import type { FirmSource, Hit } from './hit.ts'

/** Articles and news: clients find what they may read, and whoever writes them finds their drafts too. */
export const articles: FirmSource = {
  ...{ source: 'article', group: 'articles', section: 'firm' },
  staff: ({ db, vault }, viewer, id) => {
    if (!FirmAccess.allows(viewer, 'library:edit')) return null
    const article = findArticle(db, vault, FirmAccess.open(viewer, 'library:edit'), id)
    if (!article) return null
    const { title, body, updatedAt } = article
    const [own, other] = viewer.language === 'en' ? (['en', 'fr'] as const) : (['fr', 'en'] as const)
    const beside = [title[own] && title[other], body[own], body[other]]
    return hit({
      ...{ key: id, title: inLanguage(title, own) ?? '', lang: otherLanguage(title, own), at: updatedAt },
      ...{ text: beside.filter(Boolean).join(' · '), href: `/firm/library/${id}` },
    })
  },
  guest: (deps, viewer, id) => {
    const article = findReadableArticle(deps, viewer, id)
    if (!article) return null
    const { title, lang, href, body, updatedAt } = article
    return hit({ key: id, title, lang, href, text: body, at: updatedAt })
  },
}

const ITEM = /^ *(?:[-*+]|\d+[.)]) +/gm
const LINK = /\[([^[\]\n]*)\]\([^()\n]*\)/g

/** Its words without the signs that Markdown puts between them. */
function hit({ text, ...rest }: Hit & { text: string }): Hit {
  return {
    ...rest,
    text: text
      .replace(LINK, '$1')
      .replace(ITEM, '')
      .replace(/[#*_`>]+/g, ''),
  }
}
