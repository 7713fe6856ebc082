import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { GivenBefore } from '../../src/members/queries.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Notice } from '../components/notice.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { SearchForm } from '../components/toolbar.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { type GrantFormProps, GrantSheetForm } from './grant-form.tsx'

type Found = {
  id: string
  name: string
  email: string
  kind: 'staff' | 'client' | 'outside'
  member: boolean
}
type Place = { frame: StaffFrame; matter: MatterHeading }

/** First whom: a search over everybody who is active. */
export function ChoosePersonPage({
  frame,
  matter,
  query,
  found,
}: Place & { query: string; found: readonly Found[] }): Html {
  const { reader } = frame
  const words = reader.text.members
  const action = `/firm/matters/${matter.id}/members/new`
  return (
    <MatterPage frame={frame} matter={matter} tab="members" title={words.grant.newTitle}>
      <Sheet
        id="choose"
        title={words.grant.newTitle}
        actions={<a href={`/firm/people/new?kind=client&matter=${matter.id}`}>{words.grant.newPerson}</a>}
      >
        <SearchForm reader={reader} action={action} label={words.grant.find} value={query} />
        {found.length === 0 ? (
          <EmptyState icon="search" title={words.grant.nobody(query)} />
        ) : (
          <Rows>
            {found.map(({ id, name, email, kind, member }) => (
              <RowItem
                title={name}
                quiet={`${words.kinds[kind]} · ${email}`}
                due={member ? words.grant.isMember : null}
              >
                {!member && (
                  <LinkButton href={`${action}?person=${id}`} small>
                    {words.grant.choose}
                    <span class="seen-by-readers"> {words.grant.to(name)}</span>
                  </LinkButton>
                )}
              </RowItem>
            ))}
          </Rows>
        )}
      </Sheet>
    </MatterPage>
  )
}

/** Then what: the usual levels of a role, to be adjusted. */
export function NewMemberPage({
  frame,
  matter,
  person,
  before,
  ...grant
}: Place &
  Omit<GrantFormProps, 'reader'> & {
    person: { id: string; name: string }
    before: GivenBefore | null
  }): Html {
  const { reader } = frame
  const words = reader.text.members
  const base = `/firm/matters/${matter.id}/members`
  return (
    <MatterPage frame={frame} matter={matter} tab="members" title={words.grant.newTitle}>
      {before && before.documents + before.conversations > 0 && (
        <Notice kind="warning" title={words.grant.beforeTitle(person.name)}>
          <p>{words.grant.before(before)}</p>
        </Notice>
      )}
      <Sheet id="grant" title={words.grant.chooseFor(person.name)}>
        <GrantSheetForm
          {...{ reader, ...grant }}
          action={base}
          rolePage={`${base}/new?person=${person.id}`}
          cancel={base}
          submit={words.grant.submit}
        >
          <input type="hidden" name="person" value={person.id} />
        </GrantSheetForm>
      </Sheet>
    </MatterPage>
  )
}
