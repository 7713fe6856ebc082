import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { LeaveForm } from '../quick-exit/leave-form.tsx'
import { LOCALES } from '../text/plural.ts'
import type { Frame } from './frame.ts'

/**
 * A refusal is swapped in only where the element says so, by `hx-status:422="swap:outerHTML"`;
 * otherwise `views/browser/page.ts` says that nothing was changed.
 */
const HTMX = JSON.stringify({
  noSwap: [204, 304, '4xx', '5xx'],
  history: true,
  includeIndicatorCSS: false,
  transitions: false,
})

export type DocumentProps = {
  frame: Frame
  title: string
  /** names under static/built of further scripts this page needs, e.g. `js/upload.js` */
  scripts?: readonly string[]
  children?: Child
}

/** The shell of every page. `kind` is the class of `body`. */
export function Document({
  frame,
  title,
  scripts = [],
  kind,
  children,
}: DocumentProps & { kind: string }): Html {
  const { reader, firm, asset } = frame
  const words = reader.text.layout
  return (
    <html lang={LOCALES[reader.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title === firm.name ? title : `${title} · ${firm.name}`}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="htmx-config" content={HTMX} />
        <link rel="icon" href={asset('img/favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('css/app.css')} />
        <link rel="stylesheet" href={firm.brandUrl ?? '/brand.css'} />
        <script src={asset('js/htmx.js')} defer />
        {['js/page.js', ...scripts].map((name) => (
          <script type="module" src={asset(name)} />
        ))}
      </head>
      <body class={kind} data-made={frame.person ? frame.now : false}>
        <a class="skip" href="#main">
          {words.skip}
        </a>
        <LeaveForm frame={frame} />
        {children}
        <div id="page-problem" role="alert" data-offline={words.offline} data-refused={words.refused} />
        {frame.person && (
          <div id="page-changed" role="status" data-changed={words.changed} data-ended={words.ended} />
        )}
        <p class="print-foot">{words.printedFrom(firm.name, reader.format.dateTime(frame.now))}</p>
      </body>
    </html>
  )
}
