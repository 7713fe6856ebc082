import type { ListedPerson, PeopleQuery } from '../../src/people/read-people.ts'
import type { PersonKind } from '../../src/viewer.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Pager } from '../components/pager.tsx'
import { Table, TwoLines } from '../components/table.tsx'
import { telephoneHref } from '../components/telephone.ts'
import { SearchForm } from '../components/toolbar.tsx'
import { ContactTag } from '../contact-preferences/contact-mark.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { SafeContactTag } from '../safe-contacts/safe-contact-mark.tsx'
import type { Reader } from '../text/reader.ts'
import { PersonState } from './person-state.tsx'

type Props = {
  frame: StaffFrame
  asked: PeopleQuery
  people: readonly ListedPerson[]
  total: number
  size: number
  /** The kinds of people whom the viewer may add. */
  mayAdd: readonly PersonKind[]
}

export function PeoplePage({ frame, asked, people, total, size, mayAdd }: Props): Html {
  const { reader } = frame
  const text = reader.text.people
  return (
    <StaffPage
      frame={frame}
      title={text.title}
      head={
        <PageHead
          title={text.title}
          under={text.counted(total)}
          actions={(['client', 'outside', 'staff'] as const)
            .filter((kind) => mayAdd.includes(kind))
            .map((kind) => (
              <LinkButton
                href={`/firm/people/new?kind=${kind}`}
                icon="user-plus"
                kind={kind === 'client' ? 'filled' : 'plain'}
              >
                {text.add[kind]}
              </LinkButton>
            ))}
        />
      }
    >
      <Filters reader={reader} asked={asked} />
      <Table
        reader={reader}
        caption={text.title}
        columns={[
          { label: text.name },
          { label: text.kindColumn },
          { label: text.stateColumn },
          { label: text.phone },
        ]}
        rows={people.map((person) => ({ cells: personCells(reader, person) }))}
        empty={<EmptyState icon="users" title={text.none} hint={text.noneHint} />}
      />
      <Pager
        reader={reader}
        page={asked.page}
        size={size}
        total={total}
        href={(page) => pageHref(asked, page)}
      />
    </StaffPage>
  )
}

function personCells(reader: Reader, person: ListedPerson) {
  const { id, name, email, kind, firmRole, phone, safe, contact } = person
  const text = reader.text.people
  return [
    <TwoLines quiet={email}>
      <a href={`/firm/people/${id}`}>{name}</a>{' '}
      {safe && <SafeContactTag reader={reader} noVoicemail={safe.noVoicemail} />}{' '}
      <ContactTag reader={reader} preference={contact} />
    </TwoLines>,
    firmRole ? text.roles[firmRole] : text.kinds[kind],
    <PersonState reader={reader} person={person} />,
    phone && <a href={telephoneHref(phone)}>{phone}</a>,
  ]
}

function Filters({ reader, asked }: { reader: Reader; asked: PeopleQuery }): Html {
  const text = reader.text.people
  const { kinds, statuses } = text
  return (
    <SearchForm reader={reader} action="/firm/people" label={text.search} value={asked.search}>
      <select name="kind" aria-label={text.kindColumn}>
        <option value="">{text.allKinds}</option>
        {(['client', 'outside', 'staff'] as const).map((kind) => (
          <option value={kind} selected={asked.kind === kind}>
            {kinds[kind]}
          </option>
        ))}
      </select>
      <select name="status" aria-label={text.stateColumn}>
        <option value="">{text.allStatuses}</option>
        {(['active', 'disabled'] as const).map((status) => (
          <option value={status} selected={asked.status === status}>
            {statuses[status]}
          </option>
        ))}
      </select>
    </SearchForm>
  )
}

function pageHref({ search, kind, status }: PeopleQuery, page: number): string {
  const query = new URLSearchParams({ q: search, kind: kind ?? '', status: status ?? '', page: String(page) })
  return `/firm/people?${query}`
}
