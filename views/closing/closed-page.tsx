import type { ClosedMatter } from '../../src/closing/read-closed.ts'
import { LinkButton } from '../components/button.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'

/** For somebody who was in a matter whose portal is closed: nothing of what was in it, and whom to ask. */
export function ClosedMatterPage({ frame, closed }: { frame: Frame; closed: ClosedMatter }): Html {
  const words = frame.reader.text.closing.closed
  const { number, responsible, phone, hasOthers } = closed
  return (
    <ClientPage frame={frame} title={words.title} printNumber={number}>
      <PageHead over={words.number(number)} title={words.title} />
      <Sheet id="ask" kind="now" title={frame.firm.name}>
        <p>{words.ask}</p>
        {responsible && <p>{words.askFor(responsible)}</p>}
        <p>
          <strong>{phone ? words.call(phone) : words.noPhone}</strong>
        </p>
        <p>{words.giveNumber(number)}</p>
        {hasOthers && (
          <p>
            <LinkButton href="/portal">{words.others}</LinkButton>
          </p>
        )}
      </Sheet>
    </ClientPage>
  )
}
