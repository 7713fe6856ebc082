import { Dialog } from '../components/dialog.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import type { Place } from './frame.ts'

/** Shown on `?`. Its tick box turns all single-key shortcuts off (WCAG 2.1.4). */
export function ShortcutSheet({ reader, places }: { reader: Reader; places: readonly Place[] }): Html {
  const words = reader.text.layout
  return (
    <Dialog id="shortcuts" title={words.shortcuts} close={words.close}>
      <dl class="shortcut-list">
        <Shortcut says={words.shortcutSheet}>
          <kbd>?</kbd>
        </Shortcut>
        <Shortcut says={words.shortcutSearch}>
          <kbd>/</kbd>
        </Shortcut>
        {places.map(
          ({ key, label }) =>
            key && (
              <Shortcut says={words.shortcutGo(label)}>
                <kbd>g</kbd> {words.keyThen} <kbd>{key}</kbd>
              </Shortcut>
            ),
        )}
      </dl>
      <label class="tick" for="shortcuts-on">
        <input type="checkbox" id="shortcuts-on" checked />
        <span>{words.shortcutsOn}</span>
      </label>
    </Dialog>
  )
}

function Shortcut({ says, children }: { says: string; children?: Child }): Html {
  return (
    <div>
      <dt>{children}</dt>
      <dd>{says}</dd>
    </div>
  )
}
