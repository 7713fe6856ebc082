import type { Html } from '../jsx/jsx-runtime.ts'
import { LOCALES } from '../text/plural.ts'
import type { Reader } from '../text/reader.ts'

export type LetterProps = {
  reader: Reader
  firm: string
  /** What there is to say, a sentence or two each; the last one leads to the link. */
  paragraphs: readonly string[]
  link: string
  /** The same in the other language, below, for a letter that goes from hand to hand. */
  also?: { reader: Reader; paragraphs: readonly string[] }
}

/** A mail's two parts, both with the firm's name and how to recognise us at the end. */
export function letterParts(props: LetterProps): { text: string; html: string } {
  return { text: letterText(props), html: `<!doctype html>${Letter(props)}` }
}

function letterText({ reader, firm, paragraphs, link, also }: LetterProps): string {
  const words = reader.text.mail
  const below = also ? ['* * *', also.reader.text.mail.hello, ...also.paragraphs, link] : []
  return [words.hello, ...paragraphs, link, ...below, firm, '-- ', words.recognise, words.noReply, ''].join(
    '\n\n',
  )
}

/** Plain markup without a style: mail programs then follow the reader's own size and theme. */
function Letter({ reader, firm, paragraphs, link, also }: LetterProps): Html {
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
        {also && (
          <div lang={LOCALES[also.reader.language]}>
            <hr />
            <p>{also.reader.text.mail.hello}</p>
            {also.paragraphs.map((paragraph) => (
              <p>{paragraph}</p>
            ))}
            <p>{link.startsWith('https:') ? <a href={link}>{link}</a> : link}</p>
          </div>
        )}
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
