import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'

/** Out of the portal at once; `views/browser/page/leave.ts` makes it quicker still. */
export function LeaveForm({ frame }: { frame: Frame }): Html | null {
  if (!frame.exit) return null
  const text = frame.reader.text.safeContacts
  return (
    <form class="leave" id="leave" method="post" action="/exit" data-to={frame.exit}>
      <button type="submit" class="button danger" title={text.leaveHow}>
        <Icon name="log-out" />
        <span>{text.leave}</span>
      </button>
    </form>
  )
}
