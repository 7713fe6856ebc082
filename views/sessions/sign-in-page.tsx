import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'

export function SignInPage({ frame, next }: { frame: Frame; next: string | null }): Html {
  const { reader, firm } = frame
  const text = reader.text.sessions
  return (
    <PlainPage frame={frame} title={text.signIn} scripts={['js/passkey.js']}>
      <h1>{text.signIn}</h1>
      <p>{text.signInHow}</p>
      <PasskeyForm
        reader={reader}
        does="authenticate"
        options="/sign-in/options"
        finish="/sign-in/session"
        next={next}
        button={text.signInButton}
      />
      <details class="door-help">
        <summary>{text.noPasskey}</summary>
        <p>{text.noPasskeyHow(firm.name)}</p>
        <p>{text.otherDeviceHow}</p>
        <p>
          <a href="/help">{reader.text.guides.public.title}</a>
        </p>
      </details>
    </PlainPage>
  )
}
