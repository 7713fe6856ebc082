import type { Reading } from '../../src/library/read.ts'
import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon } from '../components/icon.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { FirmNews, HelpPart } from '../guides/help-part.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'
import { FirmWelcome } from './firm-welcome.tsx'

type Props = {
  frame: Frame
  matters: readonly (GuestMatterHeading & { fresh: number; unread: number })[]
  closed: readonly { id: string; number: string }[]
  reading: Reading
}

/** Only for somebody with several matters, or with none. */
export function GuestMattersPage({ frame, matters, closed, reading }: Props): Html {
  const { reader } = frame
  const words = reader.text.portal
  return (
    <ClientPage frame={frame} title={words.matters}>
      <PageHead title={words.matters} under={matters.length > 0 ? words.mattersLead : undefined} />
      <FirmNews reader={reader} news={reading.news} />
      <FirmWelcome firm={frame.firm} />
      {matters.length + closed.length === 0 && (
        <EmptyState title={words.noMatters} hint={words.noMattersHint} />
      )}
      {matters.length > 0 && (
        <div class="sheet">
          <Rows>
            {matters.map(({ id, number, title, titleLang, fresh, unread }) => (
              <RowItem
                title={
                  <a href={`/portal/matters/${id}`}>
                    <WrittenWords words={{ text: title, lang: titleLang }} />
                  </a>
                }
                quiet={number}
              >
                {unread > 0 && <Tag kind="new" reader={reader} label={reader.text.messages.unread(unread)} />}
                {fresh > 0 && <Tag kind="new" reader={reader} label={words.newThings(fresh)} />}
              </RowItem>
            ))}
          </Rows>
        </div>
      )}
      {matters.length > 0 && (
        <ul class="glance">
          <li>
            <Icon name="check" />
            <a href="/portal/agenda">{reader.text.asked.agenda}</a>
          </li>
          <li>
            <Icon name="calendar" />
            <a href="/portal/calendar">{reader.text.calendar.acrossMatters}</a>
          </li>
        </ul>
      )}
      {closed.length > 0 && <ClosedMatters reader={reader} closed={closed} />}
      <HelpPart reader={reader} reading={reading} />
    </ClientPage>
  )
}

/** By their numbers only, which lead to whom to ask. */
function ClosedMatters({ reader, closed }: { reader: Reader; closed: Props['closed'] }): Html {
  const words = reader.text.closing.closed
  return (
    <Sheet id="closed" title={words.listTitle}>
      <Rows>
        {closed.map(({ id, number }) => (
          <RowItem
            title={<a href={`/portal/matters/${id}`}>{words.listRow(number)}</a>}
            quiet={words.listHint}
          />
        ))}
      </Rows>
    </Sheet>
  )
}
