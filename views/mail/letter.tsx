import type { Html } from '../jsx/jsx-runtime.ts'
import { LOCALES } from '../text/plural.ts'
import type { Reader } from '../text/reader.ts'

export type LetterProps = {
  reader: Reader
  firm: string
  /** What there is to say, a sentence or two each; the last one leads to the link. */
  paragraphs: readonly string[]
  link: string
}

/** A mail's two parts, both with the firm's name and how to recognise us at the end. */
export function letterParts(props: LetterProps): { text: string; html: string } {
  return { text: letterText(props), html: `<!doctype html>${Letter(props)}` }
}

function letterText({ reader, firm, paragraphs, link }: LetterProps): string {
  const words = reader.text.mail
  return [words.hello, ...paragraphs, link, firm, '-- ', words.recognise, words.noReply, ''].join('\n\n')
}

/** Plain markup without a style: mail programs then follow the reader's own size and theme. */
function Letter({ reader, firm, paragraphs, link }: LetterProps): Html {
  const words = reader.text.mail
  return (
    <html lang={LOCALES[reader.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{firm}</title>
      </head>
      <body>
        <p>{words.hello}</p>
        {paragraphs.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p>{link.startsWith('https:') ? <a href={link}>{link}</a> : link}</p>
        <p>
          <strong>{firm}</strong>
        </p>
        <hr />
        <p>
          <small>{words.recognise}</small>
        </p>
        <p>
          <small>{words.noReply}</small>
        </p>
      </body>
    </html>
  )
}
