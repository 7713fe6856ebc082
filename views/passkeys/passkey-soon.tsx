import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'

/** Said beforehand, so that the request for the passkey is no surprise. */
export function PasskeySoon({ sentence }: { sentence: string }): Html {
  return (
    <p class="hint">
      <Icon name="key-round" /> {sentence}
    </p>
  )
}
