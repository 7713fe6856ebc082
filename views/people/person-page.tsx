import type { PersonOverview } from '../../src/people/read-person.ts'
import { LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import type { Problems } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { telephoneHref } from '../components/telephone.ts'
import { ContactNotes } from '../contact-preferences/contact-mark.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { SafeContactNotices } from '../safe-contacts/safe-contact-mark.tsx'
import type { Reader } from '../text/reader.ts'
import { PersonEntry } from './person-entry.tsx'
import { PersonState } from './person-state.tsx'

type Props = PersonOverview & { frame: StaffFrame; problems?: Problems }

export function PersonPage({ frame, problems = {}, ...overview }: Props): Html {
  const { reader } = frame
  const { person, mayManage, sharing } = overview
  const text = reader.text.people
  return (
    <StaffPage
      frame={frame}
      title={person.name}
      head={
        <PageHead
          over={<a href="/firm/people">{text.title}</a>}
          title={person.name}
          under={person.firmRole ? text.roles[person.firmRole] : text.kinds[person.kind]}
          actions={
            mayManage && (
              <>
                <HowToReach reader={reader} {...overview} />
                <LinkButton href={`/firm/people/${person.id}/edit`} icon="pencil">
                  {text.edit}
                </LinkButton>
              </>
            )
          }
        />
      }
    >
      {problems[''] && <Notice kind="danger">{problems['']}</Notice>}
      {person.mailState === 'bounced' && (
        <Notice kind="warning" title={text.bounced}>
          <p>{text.bouncedHow}</p>
        </Notice>
      )}
      {overview.safe && (
        <SafeContactNotices
          reader={reader}
          notes={[{ ...overview.safe, personId: person.id, name: person.name }]}
        />
      )}
      {overview.contact && (
        <ContactNotes
          reader={reader}
          notes={[{ ...overview.contact, personId: person.id, name: person.name }]}
        />
      )}
      {person.complainedAt && (
        <Notice kind="warning" title={text.complained(reader.format.date(person.complainedAt))}>
          <p>{text.complainedHow}</p>
        </Notice>
      )}
      {sharing.length > 0 && <SharedMailbox reader={reader} sharing={sharing} />}
      <Sheet id="details" title={text.details}>
        <Details reader={reader} overview={overview} />
      </Sheet>
      <PersonEntry reader={reader} overview={overview} />
      <Matters reader={reader} memberships={overview.memberships} />
    </StaffPage>
  )
}

function SharedMailbox({ reader, sharing }: { reader: Reader; sharing: PersonOverview['sharing'] }): Html {
  const text = reader.text.people
  return (
    <Notice kind="info" title={text.sharedMailbox}>
      <p>{text.sharedMailboxHow}</p>
      <ul>
        {sharing.map(({ id, name }) => (
          <li>
            <a href={`/firm/people/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Details({ reader, overview }: { reader: Reader; overview: PersonOverview }): Html {
  const { person } = overview
  const text = reader.text.people
  return (
    <DefinitionList
      items={[
        { term: text.email, value: <a href={`mailto:${encodeURI(person.email)}`}>{person.email}</a> },
        {
          term: text.phone,
          value: person.phone ? <a href={telephoneHref(person.phone)}>{person.phone}</a> : text.noPhone,
        },
        { term: text.language, value: person.language === 'fr' ? 'Français' : 'English' },
        {
          term: text.stateColumn,
          value: <PersonState reader={reader} person={{ ...person, ...overview }} />,
        },
        { term: text.addedOn, value: reader.format.date(person.createdAt) },
      ]}
    />
  )
}

function Matters({
  reader,
  memberships,
}: {
  reader: Reader
  memberships: PersonOverview['memberships']
}): Html {
  const text = reader.text.people
  const { roles } = reader.text.events
  return (
    <Sheet id="matters" title={text.matters}>
      {memberships.length === 0 && <p class="quiet">{text.noMatters}</p>}
      <Rows>
        {memberships.map(({ matterId, number, title, role, endsAt }) => (
          <RowItem
            title={<a href={`/firm/matters/${matterId}`}>{title}</a>}
            quiet={[number, roles[role], endsAt && text.until(reader.format.date(endsAt))]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </Rows>
    </Sheet>
  )
}

/** Of the firm's own people nobody is reached in another way, and nobody beyond a wall is for the viewer to reach. */
function HowToReach({
  reader,
  person,
  beyondWall,
}: Pick<Props, 'person' | 'beyondWall'> & { reader: Reader }): Html | null {
  if (person.kind === 'staff' || beyondWall) return null
  return (
    <>
      <LinkButton href={`/firm/people/${person.id}/contact-preference`} icon="phone">
        {reader.text.contactPreferences.link}
      </LinkButton>
      <LinkButton href={`/firm/people/${person.id}/safe-contact`} icon="shield">
        {reader.text.safeContacts.link}
      </LinkButton>
    </>
  )
}
