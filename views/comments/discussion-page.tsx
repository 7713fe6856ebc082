import type { GuestMatterHeading, MatterHeading } from '../../src/matters/read-heading.ts'
import { BackLink } from '../components/back-link.tsx'
import { PageHead } from '../components/page-head.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { CommentsPart, type CommentsProps } from './comments-part.tsx'

/** In which matter, seen from which side. */
export type Heading =
  | { side: 'firm'; frame: StaffFrame; matter: MatterHeading }
  | { side: 'portal'; frame: Frame; matter: GuestMatterHeading }

type Props = { heading: Heading } & Pick<CommentsProps, 'view' | 'now' | 'typed' | 'problems'>

/** The comments on one thing, on a page of their own: what a refused comment leads to. */
export function DiscussionPage({ heading, view, ...rest }: Props): Html {
  const { reader } = heading.frame
  const words = reader.text.comments
  const { subject } = view
  const base = baseOf(heading)
  return (
    <SidePage
      heading={heading}
      title={words.on(subject.title)}
      back={<BackLink href={`${base}/${subject.path}`}>{subject.title}</BackLink>}
    >
      <CommentsPart {...{ reader, view, base, ...rest }} />
    </SidePage>
  )
}

export function baseOf({ side, matter }: Heading): string {
  return `/${side}/matters/${matter.id}`
}

export function SidePage({
  heading,
  title,
  back,
  children,
}: {
  heading: Heading
  title: string
  back?: Html
  children?: Child
}): Html {
  if (heading.side === 'firm')
    return (
      <MatterPage frame={heading.frame} matter={heading.matter} tab="documents" title={title}>
        {back}
        <h2>{title}</h2>
        {children}
      </MatterPage>
    )
  return (
    <ClientPage frame={heading.frame} title={title} printNumber={heading.matter.number}>
      {back}
      <PageHead title={title} />
      {children}
    </ClientPage>
  )
}
