import type { Former } from '../../src/messages/history.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; former: readonly Former[]; now: string }

/** What a message or a comment said before it was corrected or withdrawn; for the firm. */
export function FormerTexts({ reader, former, now }: Props): Html | null {
  if (former.length === 0) return null
  const words = reader.text.messages
  return (
    <details class="former">
      <summary>{words.formerly}</summary>
      {former.map(({ texts, until }) => (
        <div>
          {Object.entries(texts).map(([lang, text]) => (
            <p class="message-body" lang={lang}>
              {text}
            </p>
          ))}
          <p class="quiet">{words.until(reader.format.dateTime(until, now))}</p>
        </div>
      ))}
    </details>
  )
}
