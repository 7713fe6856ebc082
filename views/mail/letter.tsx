import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { LOCALES } from '../text/plural.ts'
import type { Reader } from '../text/reader.ts'

export type LetterProps = {
  reader: Reader
  firm: string
  /** What there is to say, a sentence or two each; the last one leads to the link, where nothing stands between. */
  paragraphs: readonly string[]
  /** What is counted or listed below them, and the sentence that then leads to the link. */
  list?: readonly string[]
  lead?: string
  link: string
  /** What stands below everything besides. */
  foot?: readonly string[]
  /** The same in the other language, below, for a letter that goes from hand to hand. */
  also?: { reader: Reader; paragraphs: readonly string[] }
}

/** A mail's two parts, both with the firm's name and how to recognise us at the end. */
export function letterParts(props: LetterProps): { text: string; html: string } {
  return { text: letterText(props), html: `<!doctype html>${Letter(props)}` }
}

function letterText({ reader, firm, paragraphs, list, lead, link, also, foot = [] }: LetterProps): string {
  const words = reader.text.mail
  const below = also ? ['* * *', also.reader.text.mail.hello, ...also.paragraphs, link] : []
  const listed = list?.map((entry) => `- ${entry}`).join('\n')
  return [
    ...[words.hello, ...paragraphs, listed, lead, link, ...below, firm, '-- '],
    ...[words.recognise, words.noReply, ...foot, ''],
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
}

function Letter(props: LetterProps): Html {
  const { reader, firm, link, also, foot = [] } = props
  const words = reader.text.mail
  return (
    <Paper reader={reader} title={firm}>
      <Message {...props} />
      {also && (
        <div lang={LOCALES[also.reader.language]}>
          <hr />
          <Message reader={also.reader} paragraphs={also.paragraphs} link={link} />
        </div>
      )}
      <p>
        <strong>{firm}</strong>
      </p>
      <hr />
      {[words.recognise, words.noReply, ...foot].map((sentence) => (
        <p>
          <small>{sentence}</small>
        </p>
      ))}
    </Paper>
  )
}

type MessageProps = Pick<LetterProps, 'reader' | 'paragraphs' | 'list' | 'lead' | 'link'>

function Message({ reader, paragraphs, list, lead, link }: MessageProps): Html {
  return (
    <>
      <p>{reader.text.mail.hello}</p>
      {paragraphs.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      {list && (
        <ul>
          {list.map((entry) => (
            <li>{entry}</li>
          ))}
        </ul>
      )}
      {lead && <p>{lead}</p>}
      <p>{link.startsWith('https:') ? <a href={link}>{link}</a> : link}</p>
    </>
  )
}

/** Plain markup without a style: mail programs then follow the reader's own size and theme. */
function Paper({ reader, title, children }: { reader: Reader; title: string; children?: Child }): Html {
  return (
    <html lang={LOCALES[reader.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
      </head>
      <body>{children}</body>
    </html>
  )
}

type PlainProps = { reader: Reader; paragraphs: readonly string[] }

/** A mail's two parts without anything that says whose it is. */
export function plainLetter({ reader, paragraphs }: PlainProps): { text: string; html: string } {
  const words = reader.text.mail
  const all = [words.hello, ...paragraphs, words.noReply]
  const paper = (
    <Paper reader={reader} title={words.neutralSubject}>
      {all.map((paragraph) => (
        <p>{paragraph.startsWith('https:') ? <a href={paragraph}>{paragraph}</a> : paragraph}</p>
      ))}
    </Paper>
  )
  return { text: `${all.join('\n\n')}\n`, html: `<!doctype html>${paper}` }
}
