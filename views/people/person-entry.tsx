import type { PersonOverview } from '../../src/people/read-person.ts'
import { Button } from '../components/button.tsx'
import { Checkbox } from '../components/choice.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; overview: PersonOverview }

/** How somebody gets in, and what keeps them out. */
export function PersonEntry({ reader, overview }: Props): Html {
  const { person, mayManage, beyondWall, passkeys, sessions, lastSeenAt, enrolmentUntil, now } = overview
  const text = reader.text.people
  const { format } = reader
  return (
    <Sheet id="entry" title={text.entry}>
      <p>
        {text.passkeys(passkeys)} {sessions > 0 && text.sessions(sessions)}{' '}
        {lastSeenAt && text.lastSeen(format.relativeDay(lastSeenAt, now))}
      </p>
      {enrolmentUntil && <p>{text.openUntil(format.date(enrolmentUntil))}</p>}
      {mayManage &&
        person.status === 'active' &&
        (beyondWall ? (
          <p class="quiet">{text.beyondWall}</p>
        ) : (
          <Invite reader={reader} overview={overview} />
        ))}
      {mayManage && (
        <div class="toolbar">
          {sessions > 0 && (
            <form method="post" action={`/firm/people/${person.id}/sessions/end`}>
              <Button icon="log-out">{text.endSessions}</Button>
            </form>
          )}
          <ChangeStatus reader={reader} overview={overview} />
        </div>
      )}
    </Sheet>
  )
}

function Invite({ reader, overview }: Props): Html {
  const { person, passkeys, enrolmentUntil } = overview
  const text = reader.text.people
  const first = passkeys === 0 && !enrolmentUntil
  return (
    <form class="form" method="post" action={`/firm/people/${person.id}/enrolment`}>
      <p class="quiet">{first ? text.inviteHow : text.inviteAgainHow}</p>
      <Checkbox name="mail" label={text.mailLink(person.email)} hint={text.mailLinkHint} checked />
      {passkeys > 0 && <Checkbox name="lost" label={text.lost} hint={text.lostHint} />}
      <Button kind={first ? 'filled' : 'plain'} icon="key-round">
        {first ? text.invite : text.inviteAgain}
      </Button>
    </form>
  )
}

function ChangeStatus({ reader, overview: { person } }: Props): Html {
  const text = reader.text.people
  const action = `/firm/people/${person.id}/status`
  if (person.status === 'disabled')
    return (
      <form method="post" action={action}>
        <Button icon="lock-open" name="status" value="active">
          {text.enable}
        </Button>
      </form>
    )
  return (
    <Disclosure label={text.disable} icon="lock">
      <form method="post" action={action}>
        <p>{text.disableWhat}</p>
        <Button kind="danger" name="status" value="disabled">
          {text.disableYes}
        </Button>
      </form>
    </Disclosure>
  )
}
