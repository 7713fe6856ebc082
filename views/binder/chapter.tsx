import type { Chapter, ChapterEntry } from '../../src/binder/chapters/chapter.ts'
import type { Texts } from '../../src/languages/needed.ts'
import type { Language } from '../../src/viewer.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { when } from './when.ts'

/** Messages, updates, dates …: what people wrote, in the order of time; empty chapters are left out. */
export function ChapterSheet({ reader, chapter }: { reader: Reader; chapter: Chapter }): Html | null {
  if (chapter.entries.length === 0) return null
  return (
    <section class="sheet">
      <h2>{reader.text.binder.chapters[chapter.name]}</h2>
      {chapter.entries.map((entry) => (
        <Entry reader={reader} entry={entry} />
      ))}
    </section>
  )
}

function Entry({ reader, entry }: { reader: Reader; entry: ChapterEntry }): Html {
  const { at, who, title, text, state } = entry
  const heading = chosen(title, reader.language)
  const words = chosen(text, reader.language)
  return (
    <article class="entry">
      <p class="quiet small">
        <time datetime={at}>{when(reader, at)}</time>
        {who && (
          <>
            {' · '}
            <bdi>{who}</bdi>
          </>
        )}
        {state && ` · ${state[reader.language]}`}
      </p>
      {heading && <h3 lang={heading.lang}>{heading.words}</h3>}
      {words && (
        <p class="written" lang={words.lang}>
          {words.words}
        </p>
      )}
    </article>
  )
}

/** In the reader's language, else in the other, which is then said. */
function chosen(texts: Texts, language: Language): { words: string; lang?: Language } | null {
  const other = language === 'en' ? 'fr' : 'en'
  const [own, theirs] = [texts[language], texts[other]]
  if (own) return { words: own }
  return theirs ? { words: theirs, lang: other } : null
}
