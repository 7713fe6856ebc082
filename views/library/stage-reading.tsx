import type { ArticleLink } from '../../src/library/read.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** In one line each: what goes with the stage that a matter is at. */
export function StageReading({
  reader,
  links,
}: {
  reader: Reader
  links: readonly ArticleLink[]
}): Html | null {
  if (links.length === 0) return null
  const words = reader.text.library.reading
  return (
    <div class="stage-reading">
      <h3>{words.title}</h3>
      <ul>
        {links.map(({ href, title, lang }) => (
          <li>
            <a href={href} lang={lang}>
              {title}
            </a>
            {lang && <span class="quiet"> ({words.only[lang]})</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
