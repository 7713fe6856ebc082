import { LinkButton } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { PhoneLine } from './phone-line.tsx'
import { Question } from './question.tsx'

type Props = { frame: Frame; phone: string | null }

const PARTS = {
  entry: ['back', 'newPhone', 'lost', 'shared'],
  daily: ['send', 'photo', 'mails', 'paper'],
  safety: ['safe', 'sees', 'fraud', 'leave'],
} as const

type Name = (typeof PARTS)[keyof typeof PARTS][number]

/** Where an answer leads, by what it says. */
const LEADS: Partial<Record<Name, { href: string; to: 'second' | 'account' | 'telling' }>> = {
  back: { href: '/account/second-passkey', to: 'second' },
  newPhone: { href: '/account', to: 'account' },
  lost: { href: '/account', to: 'account' },
  mails: { href: '/account/telling', to: 'telling' },
}

/** The questions that clients really ask. */
export function HelpPage({ frame, phone }: Props): Html {
  const { reader, firm } = frame
  const words = reader.text.guides.help
  return (
    <ClientPage frame={frame} title={words.title}>
      <PageHead title={words.title} under={words.lead} />
      <Sheet id="now" kind="now" title={words.nowTitle}>
        <PhoneLine reader={reader} phone={phone} words={words.now(firm.name)} />
        <p class="quiet">{words.danger}</p>
      </Sheet>
      {(['entry', 'daily', 'safety'] as const).map((part) => (
        <Sheet id={part} title={words.parts[part]}>
          <div class="questions">
            {PARTS[part].map((name) => (
              <Question id={`q-${name}`} link={linkOf(reader, name)} {...words.questions[name]} />
            ))}
          </div>
        </Sheet>
      ))}
      <div class="toolbar">
        <LinkButton href="/portal/first-visit" icon="undo-2">
          {words.again}
        </LinkButton>
        <LinkButton href="/portal/library" icon="library">
          {words.reading}
        </LinkButton>
      </div>
    </ClientPage>
  )
}

function linkOf({ text }: Reader, name: Name) {
  const lead = LEADS[name]
  return lead && { href: lead.href, words: text.guides.help.links[lead.to] }
}
