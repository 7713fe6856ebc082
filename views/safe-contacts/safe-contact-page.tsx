import type { SafeContactView } from '../../src/safe-contacts/read.ts'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { AnyPage } from '../layout/any-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { SafeContactForms } from './safe-contact-form.tsx'

type Props = SafeContactView & {
  problems?: Problems
  /** What was refused. */
  typed?: URLSearchParams
}

/** A client's own page. */
export function OwnSafeContactPage({
  frame,
  problems = {},
  ...view
}: Props & { frame: Frame | StaffFrame }): Html {
  const { reader } = frame
  const text = reader.text.safeContacts
  return (
    <AnyPage frame={frame} title={text.title}>
      <PageHead
        over={<a href="/account">{reader.text.account.title}</a>}
        title={text.title}
        under={text.whyOwn}
      />
      <ProblemSummary reader={reader} problems={problems} />
      <SafeContactForms
        {...view}
        {...{ reader, problems }}
        isOwn
        action="/account/safe-contact"
        back="/account"
      />
      <Sheet id="leaving" title={text.leaveTitle}>
        <p>{text.leaveOwn}</p>
      </Sheet>
    </AnyPage>
  )
}

type StaffProps = Props & { frame: StaffFrame; person: { id: string; name: string } }

/** What staff fill in together with somebody. */
export function SafeContactPage({ frame, person, problems = {}, ...view }: StaffProps): Html {
  const { reader } = frame
  const text = reader.text.safeContacts
  const back = `/firm/people/${person.id}`
  return (
    <StaffPage
      frame={frame}
      title={`${text.title} · ${person.name}`}
      head={
        <PageHead
          over={<a href={back}>{person.name}</a>}
          title={text.title}
          under={text.whyStaff(person.name)}
        />
      }
    >
      <ProblemSummary reader={reader} problems={problems} />
      <SafeContactForms {...view} {...{ reader, problems, back }} action={`${back}/safe-contact`} />
    </StaffPage>
  )
}
