import type { Page } from 'playwright-core'

/** Who looks: each in a browser of their own, with a passkey of their own. */
export type Who = 'stranger' | 'owner' | 'assistant' | 'client' | 'other client' | 'co-counsel'

/** Addresses in the demonstration firm, found once by the owner. */
export type Places = {
  /** Marie's separation: documents shared, opened, internal, and one that she sent */
  matter: string
  emptyMatter: string
  /** one of Luc's that closes in three weeks, and one that is closed */
  closing: string
  closed: string
  /** one whose destruction was asked for, and what is left of one that was destroyed */
  asked: string
  destroyed: string
  member: string
  person: string
  folder: string
  shared: string
  internal: string
  recalled: string
  /** what a summary leads the co-counsel to who wants fewer of them */
  fewerMails: string
  /** what the firm calls `matter`, `folder`, and the files of `shared` and `internal` */
  names: { title: string; folder: string; shared: string; internal: string }
}

export type Scene = {
  page: Page
  at: Places
  /** Goes to a path of the portal. */
  go(path: string): Promise<void>
}

/** One page in one state. */
export type PageState = {
  name: string
  /** The route that answers, as the router writes it; every route that gives a page must be in the list. */
  route: string
  who: Who
  /** Goes there and brings about the state. Finds its way by names of fields and classes, not by words. */
  show: (scene: Scene) => Promise<unknown>
  /** What the browser rightly complains about here. */
  complains?: RegExp
  /** As it goes on paper. */
  isPrinted?: true
}

export async function submit({ page }: Scene, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), page.locator(selector).first().click()])
}
