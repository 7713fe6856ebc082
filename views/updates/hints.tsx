import type { Hint } from '../../src/updates/hints.ts'
import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** What a kind colleague would say before it goes out. Comes anew while somebody writes; never in the way. */
export function UpdateHints({ reader, hints }: { reader: Reader; hints: readonly Hint[] }): Html {
  const words = reader.text.updates.staff.hints
  return (
    <div id="writing-hints" aria-live="polite">
      {hints.length > 0 && (
        <div class="notice">
          <Icon name="info" />
          <div>
            <p class="notice-title">{words.title}</p>
            <ul>
              {hints.map((hint) => (
                <li>{sentenceOf(reader, hint)}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </div>
  )
}

function sentenceOf({ text, format }: Reader, hint: Hint): string {
  const words = text.updates.staff.hints
  return hint.kind === 'jargon' ? words.jargon(format.list(hint.words)) : words[hint.kind]
}
