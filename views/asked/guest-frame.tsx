import type { GuestMatterHeading } from '../../src/matters/read-heading.ts'
import { BackLink } from '../components/back-link.tsx'
import { PageHead } from '../components/page-head.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'

type Props = {
  frame: Frame
  matter: GuestMatterHeading
  /** for the browser's tab, and over the page unless `heading` is there */
  title: string
  heading?: Child
  back: { href: string; words: Child }
  scripts?: readonly string[]
  children?: Child
}

/** A page of one matter about what is asked, with the way back above it. */
export function AskedFrame({ frame, matter, title, heading, back, scripts = [], children }: Props): Html {
  return (
    <ClientPage frame={frame} title={title} printNumber={matter.number} scripts={scripts}>
      <BackLink href={back.href}>{back.words}</BackLink>
      <PageHead
        over={
          <>
            <WrittenWords words={{ text: matter.title, lang: matter.titleLang }} /> · {matter.number}
          </>
        }
        title={heading ?? title}
      />
      {children}
    </ClientPage>
  )
}
