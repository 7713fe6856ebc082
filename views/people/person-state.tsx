import type { ListedPerson } from '../../src/people/read-people.ts'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type State = Pick<ListedPerson, 'status' | 'mailState' | 'passkeys' | 'enrolmentUntil'>

/** Whether somebody can come in, in a word; and what stands in the way of telling them anything. */
export function PersonState({ reader, person }: { reader: Reader; person: State }): Html {
  const { state, bounced, until } = reader.text.people
  const { format } = reader
  const { status, passkeys, enrolmentUntil, mailState } = person
  return (
    <>
      {status === 'disabled' ? (
        <Tag kind="recalled" reader={reader} label={state.disabled} />
      ) : enrolmentUntil ? (
        <>
          <Tag kind="waiting" reader={reader} label={state.invited} />
          <span class="quiet second-line">{until(format.date(enrolmentUntil))}</span>
        </>
      ) : passkeys > 0 ? (
        <Tag kind="done" reader={reader} label={state.enrolled} />
      ) : (
        <Tag kind="draft" reader={reader} label={state.notInvited} />
      )}
      {mailState === 'bounced' && (
        <>
          {' '}
          <Tag kind="late" reader={reader} label={bounced} />
        </>
      )}
    </>
  )
}
