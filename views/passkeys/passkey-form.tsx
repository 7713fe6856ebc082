import { Button } from '../components/button.tsx'
import type { IconName } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/**
 * A form whose button begins a passkey ceremony (views/browser/passkey.ts): its fields go to `options` as JSON, and
 * what the authenticator answers goes to `finish`. The sentences travel with it, so the script holds no language.
 */
export function PasskeyForm({
  reader,
  does,
  options,
  finish,
  next,
  button,
  icon = 'key-round',
  id,
  kind = 'filled',
  children,
}: {
  reader: Reader
  does: 'register' | 'authenticate'
  options: string
  finish: string
  next?: string | null
  button: string
  icon?: IconName
  id?: string
  kind?: 'filled' | 'plain'
  children?: Child
}): Html {
  const { say } = reader.text.passkeys
  return (
    <form
      id={id}
      class="passkey-form"
      data-ceremony={does}
      data-options={options}
      data-finish={finish}
      data-unsupported={say.unsupported}
      data-cancelled={does === 'register' ? say.notMade : say.notUsed}
      data-known={say.known}
      data-offline={say.offline}
      data-failed={say.failed}
      data-waiting={say.waiting}
    >
      {next && <input type="hidden" name="next" value={next} />}
      {children}
      <p class="field-error" role="alert" tabindex="-1" data-problem hidden />
      <Button kind={kind} icon={icon}>
        {button}
      </Button>
      <p class="quiet passkey-waiting" role="status" data-status />
      <noscript>
        <Notice kind="warning">{say.noScript}</Notice>
      </noscript>
    </form>
  )
}
