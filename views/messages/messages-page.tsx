import type { FirmThread, FirmThreads } from '../../src/messages/read-place.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pager } from '../components/pager.tsx'
import { Tabs } from '../components/tabs.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { ThreadRows } from './thread-rows.tsx'

const BASE = '/firm/messages'

type Props = { frame: StaffFrame; list: FirmThreads; page: number; mine: boolean; now: string }

/** What waits to be read comes first, from whichever matter. */
export function MessagesPage({ frame, list, page, mine, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.messages
  const { threads, size, total } = list
  const query = mine ? '' : 'show=all&'
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead title={words.title} under={words.lead[mine ? 'mine' : 'all']} />}
    >
      <Tabs
        label={words.title}
        tabs={[
          { label: words.show.mine, href: BASE, current: mine },
          { label: words.show.all, href: `${BASE}?show=all`, current: !mine },
        ]}
      />
      <LivePart id="threads" href={frame.path} on="messages-changed">
        {total === 0 ? (
          <EmptyState icon="message-square" title={words.nonePlace} hint={words.nonePlaceHint} />
        ) : (
          <div class="sheet">
            <ThreadRows<FirmThread>
              {...{ reader, threads, now }}
              href={({ id, matterId }) => `/firm/matters/${matterId}/messages/${id}`}
              over={({ matter }) => `${matter.number} · ${matter.title}`}
            />
            <Pager {...{ reader, page, size, total }} href={(n) => `${BASE}?${query}page=${n}`} />
          </div>
        )}
      </LivePart>
    </StaffPage>
  )
}
