import type { Reader } from '../text/reader.ts'
import { plainLetter } from './letter.tsx'

/** `link`: to set up access, without which the mail would be of no use. */
type Props = { reader: Reader; link: string | undefined }

/** For somebody beside whom others read: no firm, no portal, no address of a page, and the same words every time. */
export function neutralLetter({ reader, link }: Props) {
  const words = reader.text.mail
  return {
    sender: words.neutralSender,
    subject: words.neutralSubject,
    ...plainLetter({
      reader,
      paragraphs: link ? [words.neutralLink, link] : [words.neutralBody],
    }),
  }
}
