import type { BinderContents, Placed } from '../../src/binder/contents.ts'
import type { Unreadable } from '../../src/binder/manifest.ts'
import type { Language } from '../../src/viewer.ts'
import type { Html } from '../jsx/jsx-runtime.ts'
import { LOCALES } from '../text/plural.ts'
import { type Reader, readerFor } from '../text/reader.ts'
import { ChapterSheet } from './chapter.tsx'
import { DocumentTable } from './document-table.tsx'
import { when } from './when.ts'

export type IndexProps = {
  firm: { name: string; timeZone: string }
  /** Where the logo lies in the binder. */
  logo: string | null
  contents: BinderContents
  placed: readonly Placed[]
  unreadable: readonly Unreadable[]
  madeAt: string
  fingerprint: string
  checkpoint: string
}

/** The page that a binder is opened with: both languages in one file, no script, nothing from anywhere else. */
export function IndexPage(props: IndexProps): Html {
  const { firm, contents, logo } = props
  const { language } = contents.reader
  const languages: Language[] = language === 'en' ? ['en', 'fr'] : ['fr', 'en']
  const readers = languages.map((each) => readerFor(each, firm.timeZone))
  const { number, title } = contents.matter
  return (
    <html lang={LOCALES[language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'self' file:; img-src 'self' file:"
        />
        <title>{`${number} ${title} · ${firm.name}`}</title>
        <link rel="stylesheet" href="./look/binder.css" />
      </head>
      <body>
        <header class="firm">
          {logo && <img src={`./${logo}`} alt="" />}
          <bdi>{firm.name}</bdi>
        </header>
        <main>
          {readers.map((reader, i) => (
            <Choice reader={reader} checked={i === 0} />
          ))}
          {readers.map((reader) => (
            <Side reader={reader} {...props} />
          ))}
        </main>
      </body>
    </html>
  )
}

function Choice({ reader, checked }: { reader: Reader; checked: boolean }): Html {
  const id = `show-${reader.language}`
  return (
    <>
      <input class="choice" type="radio" name="language" id={id} checked={checked} />
      <label for={id} lang={LOCALES[reader.language]}>
        {reader.text.binder.languageName}
      </label>
    </>
  )
}

function Side({ reader, ...props }: IndexProps & { reader: Reader }): Html {
  const words = reader.text.binder
  const { contents, madeAt, unreadable } = props
  const { number, title } = contents.matter
  return (
    <div class={`in-${reader.language}`} lang={LOCALES[reader.language]}>
      <div>
        <p class="quiet">
          {words.title} · {number}
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>
          {contents.reader.kind === 'guest' ? words.madeFor(contents.reader.name) : words.wholeMatter}
          {' · '}
          {when(reader, madeAt)}
          {' · '}
          {words.count(contents.documents.length)}
          <span class="line quiet small">{words.times(reader.format.zone)}</span>
        </p>
      </div>
      {unreadable.length > 0 && <Damaged reader={reader} unreadable={unreadable} />}
      <Documents reader={reader} {...props} />
      {contents.chapters.map((chapter) => (
        <ChapterSheet reader={reader} chapter={chapter} />
      ))}
      <History reader={reader} contents={contents} />
      <Check reader={reader} {...props} />
    </div>
  )
}

function Damaged({ reader, unreadable }: { reader: Reader; unreadable: readonly Unreadable[] }): Html {
  const words = reader.text.binder
  return (
    <section class="sheet danger">
      <h2>{words.unreadableTitle(unreadable.length)}</h2>
      <p>{words.unreadable}</p>
      <ul>
        {unreadable.map(({ title, fileName, version, bytes }) => (
          <li>
            <bdi>{title}</bdi>{' '}
            <span class="quiet">
              <bdi>{fileName}</bdi> · {words.current(String(version))} · {reader.format.size(bytes)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Documents({ reader, contents, placed }: IndexProps & { reader: Reader }): Html {
  const words = reader.text.binder
  if (placed.length === 0) return <p class="sheet">{words.noDocuments}</p>
  const isGuest = contents.reader.kind === 'guest'
  const groups = isGuest
    ? [
        { title: words.fromFirm, placed: placed.filter(({ document }) => !document.isSent) },
        { title: words.sentByYou, placed: placed.filter(({ document }) => document.isSent) },
      ]
    : [{ title: words.everything, placed }]
  return (
    <>
      {groups
        .filter((group) => group.placed.length > 0)
        .map((group) => (
          <section class="sheet">
            <h2>{group.title}</h2>
            <DocumentTable reader={reader} placed={group.placed} isGuest={isGuest} />
          </section>
        ))}
    </>
  )
}

function History({ reader, contents }: { reader: Reader; contents: BinderContents }): Html {
  const words = reader.text.binder
  const { history } = contents
  return (
    <section class="sheet">
      <h2>{words.history}</h2>
      {history.length === 0 && <p class="quiet">{words.noHistory}</p>}
      <ol class="history">
        {history.map((entry) => (
          <li>
            <time class="quiet small" datetime={entry.at}>
              {when(reader, entry.at)}
            </time>
            <span>{entry.words[reader.language]}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Check({ reader, fingerprint, checkpoint }: IndexProps & { reader: Reader }): Html {
  const words = reader.text.binder
  return (
    <section class="sheet">
      <h2>{words.check}</h2>
      <p>{words.checkWhat}</p>
      <p>{words.checkHow}</p>
      <h3>{words.key}</h3>
      <p>
        <code>{fingerprint}</code>
      </p>
      <h3>{words.checkpoint}</h3>
      <pre>{checkpoint.trim()}</pre>
    </section>
  )
}
