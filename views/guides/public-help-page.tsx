import { LinkButton } from '../components/button.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'
import { PhoneLine } from './phone-line.tsx'
import { Question } from './question.tsx'

/** For whoever is not in yet, or not any more. */
export function PublicHelpPage({ frame, phone }: { frame: Frame; phone: string | null }): Html {
  const { reader, firm } = frame
  const words = reader.text.guides
  return (
    <PlainPage frame={frame} title={words.public.title}>
      <h1>{words.public.title}</h1>
      <div class="questions">
        {(['how', 'firstTime', 'expired', 'lost', 'mail'] as const).map((name) => (
          <Question id={`q-${name}`} {...words.public.questions[name]} />
        ))}
      </div>
      <PhoneLine reader={reader} phone={phone} words={words.help.now(firm.name)} />
      <p>
        <LinkButton kind="quiet" href="/sign-in">
          {words.public.back}
        </LinkButton>
      </p>
    </PlainPage>
  )
}
