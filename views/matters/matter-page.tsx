import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { PageHead } from '../components/page-head.tsx'
import { ContactNotes } from '../contact-preferences/contact-mark.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { PracticeNotice } from '../roll-out/practice-notice.tsx'
import { SafeContactNotices } from '../safe-contacts/safe-contact-mark.tsx'
import type { Reader } from '../text/reader.ts'

export type MatterTab =
  | 'overview'
  | 'status'
  | 'messages'
  | 'documents'
  | 'calendar'
  | 'tasks'
  | 'notes'
  | 'members'
  | 'closing'
  | 'log'

/** The frame of every staff page of one matter. `title` names the page within the matter, for the browser's tab. */
export function MatterPage({
  frame,
  matter,
  tab,
  title,
  actions,
  scripts = [],
  children,
}: {
  frame: StaffFrame
  matter: MatterHeading
  tab: MatterTab
  title?: string
  actions?: Child
  scripts?: readonly string[]
  children?: Child
}): Html {
  const words = frame.reader.text.matters
  return (
    <StaffPage
      frame={frame}
      title={`${title ?? words.tabs[tab]} · ${matter.number} ${matter.title}`}
      printNumber={matter.number}
      scripts={scripts}
      head={
        <PageHead
          over={overTitle(frame.reader, matter)}
          title={matter.title}
          under={underTitle(frame.reader, matter)}
          actions={actions}
        />
      }
      tabs={tabsOf(frame.reader, matter, tab)}
    >
      {matter.isPractice && (
        <PracticeNotice reader={frame.reader} matterId={matter.status === 'closed' ? null : matter.id} />
      )}
      <SafeContactNotices reader={frame.reader} notes={matter.safeContacts} />
      <ContactNotes reader={frame.reader} notes={matter.contacts} />
      {children}
    </StaffPage>
  )
}

function overTitle({ text }: Reader, { number, practiceArea, province, responsible }: MatterHeading): string {
  const area = text.matters.practiceAreas[practiceArea]
  return [number, area, text.provinces[province], responsible].join(' · ')
}

function underTitle({ text, format }: Reader, { status, closing }: MatterHeading): string | null {
  if (!closing) return status === 'open' ? null : text.matters.statusNote[status]
  const { phase, closesAt, since, lastDay } = closing
  const words = text.closing.heading
  if (phase === 'open') return words.planned(format.date(closesAt))
  if (phase === 'read-only') return words.readOnly(format.date(lastDay ?? closesAt))
  return words.closed(format.date(since))
}

function tabsOf({ text }: Reader, { id, opens }: MatterHeading, current: MatterTab) {
  const base = `/firm/matters/${id}`
  const all: { tab: MatterTab; href: string; open: boolean }[] = [
    { tab: 'overview', href: base, open: true },
    { tab: 'status', href: `${base}/status`, open: opens.status },
    { tab: 'messages', href: `${base}/messages`, open: opens.messages },
    { tab: 'documents', href: `${base}/documents`, open: opens.documents },
    { tab: 'tasks', href: `${base}/tasks`, open: opens.tasks },
    { tab: 'calendar', href: `${base}/calendar`, open: opens.calendar },
    { tab: 'notes', href: `${base}/notes`, open: opens.messages },
    { tab: 'members', href: `${base}/members`, open: opens.members },
    { tab: 'closing', href: `${base}/closing`, open: opens.members },
    { tab: 'log', href: `${base}/log`, open: opens.members },
  ]
  return all
    .filter(({ open }) => open)
    .map(({ tab, href }) => ({ label: text.matters.tabs[tab], href, current: tab === current }))
}
