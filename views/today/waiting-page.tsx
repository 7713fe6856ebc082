import type { Waiting, WaitingList } from '../../src/today/waiting.ts'
import { PageHead } from '../components/page-head.tsx'
import { Pager } from '../components/pager.tsx'
import { Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { WAITING_ROWS, waitingTitle } from './waiting-rows.tsx'

type Props<K extends WaitingList> = {
  frame: StaffFrame
  list: K
  waiting: Waiting
  silenceDays: number
  page: number
  size: number
}

/** One list of what waits, the whole of it. */
export function WaitingPage<K extends WaitingList>(props: Props<K>): Html {
  const { frame, list, waiting, silenceDays, page, size } = props
  const { reader, now } = frame
  const { rows = [], more = 0, isOpen = false } = waiting[list] ?? {}
  const Row = WAITING_ROWS[list]
  const title = waitingTitle(reader, list, silenceDays)
  const total = (page - 1) * size + rows.length + more
  return (
    <StaffPage
      frame={frame}
      title={title}
      head={<PageHead over={<a href="/firm">{reader.text.today.title}</a>} title={title} />}
    >
      <Sheet id="waits" title={reader.text.today.waits}>
        {rows.length === 0 && <p class="quiet">{reader.text.today.nothingWaits}</p>}
        <Rows>
          {rows.map((line) => (
            <Row {...{ reader, line, now }} />
          ))}
        </Rows>
        <Pager
          {...{ reader, page, size, total }}
          open={isOpen}
          href={(n) => `/firm/waiting?list=${list}&page=${n}`}
        />
      </Sheet>
    </StaffPage>
  )
}
