import type { Html } from '../../views/jsx/jsx-runtime.ts'
import { type Correcting, GuestCorrectPage, StaffCorrectPage } from '../../views/messages/correct-page.tsx'
import { GuestNewThreadPage, GuestThreadPage, GuestThreadsPage } from '../../views/messages/guest-pages.tsx'
import type { ListProps, NewThreadProps, ThreadProps } from '../../views/messages/page-props.ts'
import { StaffNewThreadPage, StaffThreadPage, StaffThreadsPage } from '../../views/messages/staff-pages.tsx'
import type { Reader } from '../../views/text/reader.ts'
import { GuestAccess, type MatterAccess, StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { getFirm } from '../firm/queries.ts'
import { guestViewer, pageFrame, staffFrame, staffViewer } from '../http/page.ts'
import { readGuestMatterHeading, readMatterHeading } from '../matters/read-heading.ts'
import type { Given, Permission } from '../rights.ts'

type Opening = 'messages:read' | 'messages:contribute'

/** Somebody in a matter's conversations. `staff`: the same proof where the firm holds it, for what no client sees. */
export type Here<P extends Permission> = {
  access: MatterAccess<P>
  staff: StaffAccess<P> | null
  reader: Reader
  pages: Pages
}

type Pages = {
  threads(list: ListProps): Html
  newThread(form: NewThreadProps): Html
  thread(thread: ThreadProps): Html
  correct(form: Correcting): Html
}

/** One of the two trees of addresses: the firm's, or that of clients and outside people. */
export type Side = {
  root: '/firm' | '/portal'
  open<P extends Opening>(request: Request, matterId: string, permission: P): Here<Given<P>>
}

export const firmSide = (deps: Deps): Side => ({
  root: '/firm',
  open(request, matterId, permission) {
    const access = StaffAccess.open(deps, staffViewer(request), matterId, permission)
    const frame = staffFrame(deps, request)
    const place = () => ({ frame, matter: readMatterHeading(deps, access), now: timestamp(deps.clock) })
    const pages: Pages = {
      threads: (list) => <StaffThreadsPage {...place()} {...list} />,
      newThread: (form) => <StaffNewThreadPage {...place()} {...form} />,
      thread: (thread) => <StaffThreadPage {...place()} {...thread} />,
      correct: (form) => <StaffCorrectPage {...place()} {...form} />,
    }
    return { access, staff: access, reader: frame.reader, pages }
  },
})

export const portalSide = (deps: Deps): Side => ({
  root: '/portal',
  open(request, matterId, permission) {
    const access = GuestAccess.open(deps, guestViewer(request), matterId, permission)
    const frame = pageFrame(deps, request)
    const matter = () => readGuestMatterHeading(deps, access, access.viewer.language)
    const place = () => ({ frame, matter: matter(), now: timestamp(deps.clock) })
    const phone = () => getFirm(deps.db, deps.vault).phone
    const pages: Pages = {
      threads: (list) => <GuestThreadsPage {...place()} {...list} />,
      newThread: (form) => <GuestNewThreadPage {...place()} {...form} phone={phone()} />,
      thread: (thread) => <GuestThreadPage {...place()} {...thread} phone={phone()} />,
      correct: (form) => <GuestCorrectPage {...place()} {...form} />,
    }
    return { access, staff: null, reader: frame.reader, pages }
  },
})
