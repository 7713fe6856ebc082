import type { Html } from '../jsx/jsx-runtime.ts'
import { en, fr } from './text.ts'

/** The shell of index.html in a folder of recovered documents; `recovery open` fills `main`. */
export function RecoveredListPage(): Html {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${en.listTitle} · ${fr.listTitle}`}</title>
      </head>
      <body class="client-page both-languages">
        <main id="main" class="client-column" />
      </body>
    </html>
  )
}
