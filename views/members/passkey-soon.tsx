import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** Said beforehand, so that the request for the passkey is no surprise. */
export function PasskeySoon({ reader }: { reader: Reader }): Html {
  return (
    <p class="hint">
      <Icon name="key-round" /> {reader.text.members.passkeySoon}
    </p>
  )
}
