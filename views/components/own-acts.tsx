import type { Html } from '../jsx/jsx-runtime.ts'
import { LinkButton } from './button.tsx'
import { DangerDisclosure } from './danger-disclosure.tsx'

type Props = {
  words: Record<'correct' | 'withdraw' | 'withdrawWarning' | 'withdrawDo', string>
  /** Of what somebody wrote, which is corrected there. */
  href: string
}

/** What its author may still do with what they wrote. */
export function OwnActs({ words, href }: Props): Html {
  return (
    <div class="message-acts">
      <LinkButton kind="quiet" small icon="pencil" href={href}>
        {words.correct}
      </LinkButton>
      <DangerDisclosure
        label={words.withdraw}
        icon="undo-2"
        small
        hint={words.withdrawWarning}
        action={`${href}/withdrawal`}
        submit={words.withdrawDo}
      />
    </div>
  )
}
