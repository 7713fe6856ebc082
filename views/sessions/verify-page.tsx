import { LinkButton } from '../components/button.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'
import { PasskeyForm } from '../passkeys/passkey-form.tsx'

/** A form that was sent and waits: where it goes, and what was typed. */
export type WaitingForm = { action: string; fields: readonly (readonly [string, string])[] }

/** Asks for the passkey again; then goes to `next`, or sends the form that waits. */
export function VerifyPage({
  frame,
  next,
  waiting,
}: {
  frame: Frame
  next: string
  waiting?: WaitingForm
}): Html {
  const { reader } = frame
  const text = reader.text.sessions
  return (
    <PlainPage frame={frame} title={text.verify} scripts={['js/passkey.js']}>
      <h1>{text.verify}</h1>
      <p>{text.verifyWhy}</p>
      {waiting && <p class="quiet">{text.verifyKept}</p>}
      <PasskeyForm
        reader={reader}
        does="authenticate"
        options="/verify/options"
        finish="/verify/passkey"
        next={next}
        button={text.verifyButton}
      />
      {waiting && (
        <form id="waiting-form" method="post" action={waiting.action}>
          {waiting.fields.map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        </form>
      )}
      <p>
        <LinkButton kind="quiet" href={next}>
          {text.verifyNot}
        </LinkButton>
      </p>
    </PlainPage>
  )
}
