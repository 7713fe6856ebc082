import type { Html } from '../jsx/jsx-runtime.ts'
import { FirmName, LanguageSwitch } from './bar.tsx'
import { Document, type DocumentProps } from './document.tsx'

/** The door: signing in, enrolment, errors, the locked portal. One sheet under an arch. */
export function PlainPage({ children, ...shell }: DocumentProps): Html {
  return (
    <Document {...shell} kind="plain-page">
      <main id="main" class="door" tabindex="-1">
        <div class="door-sign">
          <FirmName frame={shell.frame} />
        </div>
        {children}
      </main>
      <footer class="door-foot">
        <LanguageSwitch frame={shell.frame} />
        <p class="quiet">{shell.frame.reader.text.layout.keptSafe}</p>
      </footer>
    </Document>
  )
}
