import type { Child, Html } from '../jsx/jsx-runtime.ts'

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
    <div id={id} hx-get={href} hx-trigger={`${on} from:body`} hx-select={`#${id}`} hx-swap="outerMorph">
      {children}
    </div>
  )
}
