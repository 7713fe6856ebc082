import type { Html } from '../jsx/jsx-runtime.ts'
import { AccountLinks, FirmName, LanguageSwitch, SearchLink } from './bar.tsx'
import { Document, type DocumentProps } from './document.tsx'
import type { Frame } from './frame.ts'

/** One calm column. `printNumber` is the matter number that stands on paper. */
export function ClientPage({
  printNumber,
  children,
  ...shell
}: DocumentProps & { printNumber?: string }): Html {
  const { frame } = shell
  return (
    <Document {...shell} kind="client-page">
      <header class="site-bar">
        <FirmName frame={frame} href="/portal" />
        {frame.person && <SearchLink frame={frame} />}
        <LanguageSwitch frame={frame} />
        <AccountLinks frame={frame} href="/account" />
      </header>
      {printNumber && <p class="print-number">{printNumber}</p>}
      <main id="main" class="client-column" tabindex="-1">
        {children}
        {frame.note}
      </main>
      <footer class="site-foot quiet">
        {frame.person && <FootLinks frame={frame} />}
        <p>{frame.firm.name}</p>
        <p>{frame.reader.text.layout.keptSafe}</p>
      </footer>
    </Document>
  )
}

function FootLinks({ frame: { reader } }: { frame: Frame }): Html {
  const words = reader.text.guides
  return (
    <nav class="foot-links" aria-label={words.help.title}>
      <a href="/portal/help">{words.footHelp}</a>
      <a href="/portal/library">{words.footReading}</a>
    </nav>
  )
}
