import type { Html } from '../jsx/jsx-runtime.ts'
import { AccountLinks, FirmName, LanguageSwitch, SearchLink } from './bar.tsx'
import { Document, type DocumentProps } from './document.tsx'

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
        <p>{frame.firm.name}</p>
        <p>{frame.reader.text.layout.keptSafe}</p>
      </footer>
    </Document>
  )
}
