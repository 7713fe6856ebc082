export const ARTICLE_KINDS = ['article', 'news'] as const
export type ArticleKind = (typeof ARTICLE_KINDS)[number]

export const TITLE_AT_MOST = 160
/** In characters: some ten printed pages, which are read by a parser in a tenth of a second whatever they hold. */
export const BODY_AT_MOST = 40_000
