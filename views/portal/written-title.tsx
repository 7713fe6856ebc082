import type { Language } from '../../src/viewer.ts'
import type { Html } from '../jsx/jsx-runtime.ts'

/** A title as somebody of the firm wrote it; `lang` where that is not the reader's language. */
export function WrittenTitle({ title, lang }: { title: string; lang: Language | undefined }): Html {
  return <bdi lang={lang}>{title}</bdi>
}
