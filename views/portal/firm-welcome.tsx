import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'

/** The firm's own words: plain text, an empty line begins a paragraph. */
export function FirmWelcome({ firm: { welcome, welcomeLang } }: { firm: Frame['firm'] }): Html | null {
  if (!welcome) return null
  return (
    <div class="firm-welcome" lang={welcomeLang}>
      {welcome.split(/\n\s*\n/).map((paragraph) => (
        <p>{paragraph}</p>
      ))}
    </div>
  )
}
