import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { catalogues } from '../text/catalogue.ts'

type Props = { stylesheet: string; favicon: string }

/** Stands alone: while locked, even the firm's name and the visitor's language are sealed, so it says it in both. */
export function LockedPage({ stylesheet, favicon }: Props): Html {
  const { en, fr } = catalogues
  return (
    <html lang="en-CA">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{`${en.errors.lockedTitle} · ${fr.errors.lockedTitle}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" href={favicon} type="image/svg+xml" />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body class="plain-page">
        <main id="main" class="door">
          <div class="door-sign">
            <span class="firm-name">
              <span class="firm-mark">
                <Icon name="lock" />
              </span>
            </span>
          </div>
          <section class="sheet">
            <h1>{en.errors.lockedTitle}</h1>
            <p>{en.errors.locked}</p>
          </section>
          <section class="sheet" lang="fr-CA">
            <h2>{fr.errors.lockedTitle}</h2>
            <p>{fr.errors.locked}</p>
          </section>
        </main>
      </body>
    </html>
  )
}
