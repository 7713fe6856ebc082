import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { MemberLine, Rights } from '../../src/members/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import type { Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { type Row, Table, TwoLines } from '../components/table.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'
import { ResponsibleForm } from './responsible-form.tsx'

type MembersPageProps = {
  frame: StaffFrame
  matter: MatterHeading
  members: readonly MemberLine[]
  problems: Problems
  now: string
  mayEdit: boolean
  /** Who may be made responsible; only for whoever may do that. */
  lawyers: readonly { id: string; name: string }[]
  responsibleId: string
  /** Members whom the viewer may invite and nobody has. */
  uninvited: readonly { id: string; name: string; email: string }[]
  walls?: Child
}

export function MembersPage(props: MembersPageProps): Html {
  const { frame, matter, members, problems, mayEdit, uninvited } = props
  const { reader } = frame
  const words = reader.text.members
  const seeing = members.filter(({ obstacle }) => obstacle === null)
  const waiting = members.filter(({ obstacle }) => obstacle !== null)
  return (
    <MatterPage
      frame={frame}
      matter={matter}
      tab="members"
      actions={
        mayEdit && (
          <LinkButton
            href={`/firm/matters/${matter.id}/members/new`}
            kind={uninvited.length > 0 ? 'plain' : 'filled'}
            icon="user-plus"
          >
            {words.add}
          </LinkButton>
        )
      }
    >
      {problems[''] && <Notice kind="danger" title={problems['']} />}
      {uninvited.length > 0 && <Uninvited reader={reader} people={uninvited} />}
      <Sheet id="sees" title={words.sees}>
        <p class="quiet">{words.seesHint}</p>
        <MemberTable {...props} lines={seeing} caption={words.sees} />
      </Sheet>
      {waiting.length > 0 && (
        <Sheet id="waits" title={words.waits}>
          <MemberTable {...props} lines={waiting} caption={words.waits} />
        </Sheet>
      )}
      {mayEdit && (
        <ResponsibleForm
          reader={reader}
          matterId={matter.id}
          lawyers={props.lawyers}
          value={props.responsibleId}
          error={problems.responsible}
        />
      )}
      {props.walls}
    </MatterPage>
  )
}

function Uninvited({ reader, people }: { reader: Reader; people: MembersPageProps['uninvited'] }): Html {
  const words = reader.text.members.uninvited
  return (
    <Sheet id="uninvited" kind="now" title={words.title}>
      <p class="quiet">{words.hint(people.length)}</p>
      <Rows>
        {people.map(({ id, name, email }, i) => (
          <RowItem title={name} quiet={words.how(email)}>
            <form method="post" action={`/firm/people/${id}/enrolment`}>
              <input type="hidden" name="mail" value="yes" />
              <Button kind={i === 0 ? 'filled' : 'plain'} icon="mail">
                {words.submit}
                <span class="seen-by-readers"> {words.to(name)}</span>
              </Button>
            </form>
          </RowItem>
        ))}
      </Rows>
    </Sheet>
  )
}

function MemberTable({
  frame: { reader },
  matter,
  now,
  mayEdit,
  lines,
  caption,
}: MembersPageProps & { lines: readonly MemberLine[]; caption: string }): Html {
  const words = reader.text.members
  return (
    <Table
      reader={reader}
      caption={caption}
      columns={[
        { label: words.person },
        { label: words.why },
        { label: words.may },
        { label: words.until },
        ...(mayEdit ? [{ label: words.actions, kind: 'action' as const }] : []),
      ]}
      rows={lines.map((line) => rowOf(reader, matter, line, now, mayEdit))}
    />
  )
}

function rowOf(reader: Reader, { id }: MatterHeading, line: MemberLine, now: string, mayEdit: boolean): Row {
  const words = reader.text.members
  const { person, lastDay } = line
  return {
    id: `member-${person.id}`,
    cells: [
      <TwoLines quiet={words.kinds[person.kind]}>{person.name}</TwoLines>,
      <Why reader={reader} line={line} now={now} />,
      <RightsList reader={reader} rights={line.rights} />,
      lastDay ? reader.format.date(lastDay) : words.noEnd,
      mayEdit && line.changeable && (
        <LinkButton
          href={`/firm/matters/${id}/members/${person.id}`}
          small
          aria-label={words.changeOf(person.name)}
        >
          {words.change}
        </LinkButton>
      ),
    ],
  }
}

function Why({ reader, line, now }: { reader: Reader; line: MemberLine; now: string }): Html {
  const { members: words, events } = reader.text
  const { role, owner, startsAt, obstacle } = line
  const reason = [owner && words.ownerWhy, role && words.asRole(events.roles[role])]
    .filter(Boolean)
    .join(' · ')
  if (obstacle) return <TwoLines quiet={reason}>{words.obstacles[obstacle]}</TwoLines>
  const since = startsAt && (startsAt > now ? words.from : words.since)(reader.format.date(startsAt))
  return <TwoLines quiet={since}>{reason}</TwoLines>
}

/** "Edit: documents, messages" and so on, the highest level first. */
function RightsList({ reader, rights }: { reader: Reader; rights: Rights }): Html {
  const { levels, sections } = reader.text.members
  return (
    <ul class="rights">
      {rights.map(({ level, sections: ofLevel }) => (
        <li>
          <b>{levels[level]}</b> <span class="quiet">{ofLevel.map((name) => sections[name]).join(', ')}</span>
        </li>
      ))}
    </ul>
  )
}
