import { Field } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'

/** The link's token stays behind `#` in the browser: the page is the same for everybody. */
export function EnrolPage({ frame }: { frame: Frame }): Html {
  const { reader, firm } = frame
  const text = reader.text.enrolments
  return (
    <PlainPage frame={frame} title={text.welcome} scripts={['js/enrol.js']}>
      <h1>{text.welcome}</h1>
      <p>{text.welcomeHow(firm.name)}</p>
      <div id="incomplete-link" hidden>
        <Notice kind="warning" title={text.incomplete}>
          <p>{text.incompleteHow}</p>
        </Notice>
      </div>
      <PasskeyForm
        reader={reader}
        does="register"
        options="/enrol/options"
        finish="/enrol/passkey"
        button={text.makePasskey}
      >
        <input type="hidden" name="token" value="" />
        <Field
          name="code"
          label={text.code}
          hint={text.codeHint}
          required
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck="false"
          maxlength="12"
          size="12"
        />
      </PasskeyForm>
      <details class="door-help">
        <summary>{text.whatIsPasskey}</summary>
        <p>{text.passkeyIs}</p>
      </details>
      <p class="quiet">{text.noCode(firm.name)}</p>
    </PlainPage>
  )
}
