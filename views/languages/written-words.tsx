import type { Words } from '../../src/languages/words.ts'
import type { Html } from '../jsx/jsx-runtime.ts'

/** What somebody wrote; `lang` where it is not the reader's language. With `paragraphs`, line breaks stay. */
export function WrittenWords({
  words,
  paragraphs = false,
}: {
  words: Words | null
  paragraphs?: boolean
}): Html | null {
  if (!words) return null
  if (!paragraphs) return <bdi lang={words.lang}>{words.text}</bdi>
  return (
    <p class="written" lang={words.lang}>
      {words.text}
    </p>
  )
}
