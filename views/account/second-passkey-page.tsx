import { LinkButton } from '../components/button.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'

/** Asked for right after enrolment, and again on the account page: a lost phone must not lock anybody out. */
export function SecondPasskeyPage({ frame, home }: { frame: Frame; home: string }): Html {
  const { reader } = frame
  const text = reader.text.account
  return (
    <PlainPage frame={frame} title={text.secondTitle} scripts={['js/passkey.js']}>
      <h1>{text.secondTitle}</h1>
      <p>{text.secondWhy}</p>
      <p>{text.secondHow}</p>
      <PasskeyForm
        reader={reader}
        does="register"
        options="/account/passkeys/options"
        finish="/account/passkeys"
        next={home}
        button={text.secondButton}
      />
      <p>
        <LinkButton kind="quiet" href={home}>
          {text.secondLater}
        </LinkButton>
      </p>
    </PlainPage>
  )
}
