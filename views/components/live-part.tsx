import type { Child, Html } from '../jsx/jsx-runtime.ts'

/** Nobody asked for it, so it is no sign that somebody is there. */
const UNATTENDED = JSON.stringify({ 'x-unattended': 'yes' })

type Props = {
  id: string
  /** The page that this part is taken from; it may be the page itself. */
  href: string
  /** The event on `body` that says that the part has changed. */
  on: string
  children?: Child
}

/** A part of a page that comes anew by itself; what somebody is typing in it stays. */
export function LivePart({ id, href, on, children }: Props): Html {
  return (
    <div
      id={id}
      data-live={on}
      hx-get={href}
      hx-trigger={`${on} from:body`}
      hx-select={`#${id}`}
      hx-swap="outerMorph"
      hx-headers={UNATTENDED}
    >
      {children}
    </div>
  )
}
