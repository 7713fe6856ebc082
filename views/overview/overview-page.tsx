import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { Overview } from '../../src/overview/read.ts'
import { LinkButton } from '../components/button.tsx'
import { DefinitionList } from '../components/definition-list.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import { EventList } from '../events/event-list.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'

type Part = { reader: Reader; matter: MatterHeading; overview: Overview }

export function OverviewPage({
  frame,
  matter,
  overview,
  now,
}: {
  frame: StaffFrame
  matter: MatterHeading
  overview: Overview
  now: string
}): Html {
  const { reader } = frame
  const part = { reader, matter, overview }
  return (
    <MatterPage frame={frame} matter={matter} tab="overview" actions={<Actions {...part} />}>
      <div class="columns">
        <Happened {...part} now={now} />
        <div class="stack">
          {overview.documents && <Documents {...part} />}
          <Guests {...part} />
          <Titles {...part} />
        </div>
      </div>
    </MatterPage>
  )
}

function Actions({ reader, matter, overview: { may } }: Part): Html {
  const words = reader.text.overview
  const base = `/firm/matters/${matter.id}`
  return (
    <>
      {may.upload && (
        <LinkButton href={`${base}/documents`} kind="filled" icon="upload">
          {words.upload}
        </LinkButton>
      )}
      {may.addMember && (
        <LinkButton href={`${base}/members/new`} icon="user-plus">
          {words.addMember}
        </LinkButton>
      )}
      {may.edit && (
        <LinkButton href={`${base}/edit`} kind="quiet" icon="pencil">
          {reader.text.matters.edit.action}
        </LinkButton>
      )}
    </>
  )
}

function Happened({ reader, matter, overview, now }: Part & { now: string }): Html {
  const words = reader.text.overview
  return (
    <Sheet id="happened" title={words.happened}>
      {overview.events.length === 0 ? (
        <EmptyState icon="history" title={words.nothing} />
      ) : (
        <EventList reader={reader} events={overview.events} now={now} />
      )}
      {matter.opens.members && <a href={`/firm/matters/${matter.id}/log`}>{words.fullLog}</a>}
    </Sheet>
  )
}

function Documents({ reader, overview: { documents } }: Part): Html | null {
  if (!documents) return null
  const words = reader.text.overview
  const { number } = reader.format
  return (
    <Sheet id="documents" title={words.documents}>
      <DefinitionList
        items={[
          {
            term: <Tag kind="shared" reader={reader} label={words.shared} />,
            value: number(documents.shared),
          },
          {
            term: <Tag kind="internal" reader={reader} label={words.internal} />,
            value: number(documents.internal),
          },
          {
            term: <Tag kind="fromClient" reader={reader} label={words.fromClients} />,
            value: number(documents.fromClients),
          },
        ]}
      />
      {documents.shared > 0 && (
        <p class="quiet">{documents.unread > 0 ? words.unread(documents.unread) : words.allRead}</p>
      )}
    </Sheet>
  )
}

function Guests({ reader, matter, overview: { guests, may } }: Part): Html {
  const words = reader.text.overview
  return (
    <Sheet id="guests" title={words.people}>
      {guests.length === 0 ? (
        <EmptyState icon="user-plus" title={words.nobody} hint={words.nobodyHint}>
          {may.addMember && (
            <LinkButton href={`/firm/matters/${matter.id}/members/new`} small>
              {words.addMember}
            </LinkButton>
          )}
        </EmptyState>
      ) : (
        <Rows>
          {guests.map(({ name, kind }) => (
            <RowItem title={name} quiet={words.kinds[kind === 'outside' ? 'outside' : 'client']} />
          ))}
        </Rows>
      )}
      {matter.opens.members && <a href={`/firm/matters/${matter.id}/members`}>{words.whoSees}</a>}
    </Sheet>
  )
}

function Titles({ reader, overview: { clientTitle, createdAt, guests } }: Part): Html {
  const words = reader.text.overview
  const missing = guests.find(({ language }) => !clientTitle[language])
  return (
    <Sheet id="titles" title={words.asClientsSee}>
      {clientTitle.en && <p lang="en-CA">{clientTitle.en}</p>}
      {clientTitle.fr && <p lang="fr-CA">{clientTitle.fr}</p>}
      {missing && <p>{words.noTitle[missing.language](missing.name)}</p>}
      <p class="quiet">{words.opened(reader.format.date(createdAt))}</p>
    </Sheet>
  )
}
