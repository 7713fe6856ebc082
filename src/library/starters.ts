import type { FirmAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import type { Texts } from '../languages/needed.ts'
import type { PracticeArea } from '../matters/vocabulary.ts'
import { type ArticleLine, listArticles } from './queries.ts'
import closingDayEn from './starters/closing-day.en.md' with { type: 'text' }
import closingDayFr from './starters/closing-day.fr.md' with { type: 'text' }
import financialStatementEn from './starters/financial-statement.en.md' with { type: 'text' }
import financialStatementFr from './starters/financial-statement.fr.md' with { type: 'text' }
import firstMeetingEn from './starters/first-meeting.en.md' with { type: 'text' }
import firstMeetingFr from './starters/first-meeting.fr.md' with { type: 'text' }
import neverByEmailEn from './starters/never-by-email.en.md' with { type: 'text' }
import neverByEmailFr from './starters/never-by-email.fr.md' with { type: 'text' }
import passkeyEn from './starters/passkey-and-lost-phone.en.md' with { type: 'text' }
import passkeyFr from './starters/passkey-and-lost-phone.fr.md' with { type: 'text' }
import { addArticle } from './write.ts'

/** An article that comes with the portal; the stages that come with it name it by its `slug`. */
export type Starter = { slug: string; areas: readonly PracticeArea[]; title: Texts; body: Texts }

type File = { slug: string; areas: readonly PracticeArea[]; en: string; fr: string }

const FILES: readonly File[] = [
  { slug: 'closing-day', areas: ['real-estate'], en: closingDayEn, fr: closingDayFr },
  { slug: 'financial-statement', areas: ['family'], en: financialStatementEn, fr: financialStatementFr },
  { slug: 'never-by-email', areas: [], en: neverByEmailEn, fr: neverByEmailFr },
  { slug: 'passkey-and-lost-phone', areas: [], en: passkeyEn, fr: passkeyFr },
  { slug: 'first-meeting', areas: [], en: firstMeetingEn, fr: firstMeetingFr },
]

export const STARTERS: readonly Starter[] = FILES.map(({ slug, areas, en, fr }) => {
  const [english, french] = [split(en), split(fr)]
  return {
    ...{ slug, areas },
    title: { en: english.title, fr: french.title },
    body: { en: english.body, fr: french.body },
  }
})

/** The first line is the title, as a heading. */
function split(file: string): { title: string; body: string } {
  const [first = '', ...rest] = file.split('\n')
  return { title: first.replace(/^# /, ''), body: rest.join('\n').trim() }
}

/** Those that the firm has not taken: whatever it wrote under their address stays. */
export function missingStarters(articles: readonly ArticleLine[]): readonly Starter[] {
  const taken = new Set(articles.map(({ slug }) => slug))
  return STARTERS.filter(({ slug }) => !taken.has(slug))
}

/** Adds each of them that is missing as a draft. */
export function addStarters(deps: Deps, access: FirmAccess<'library:edit'>): void {
  for (const starter of missingStarters(listArticles(deps.db, deps.vault, access)))
    addArticle(deps, access, 'article', { ...starter, beginsOn: '', endsOn: '' })
}
