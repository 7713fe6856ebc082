import type { Texts } from '../../src/languages/needed.ts'
import type { Reader } from '../text/reader.ts'

/** In the reader's language, else in the other: for staff, who read both. */
export function textIn({ language }: Pick<Reader, 'language'>, texts: Texts): string {
  return texts[language] ?? texts.en ?? texts.fr ?? ''
}
