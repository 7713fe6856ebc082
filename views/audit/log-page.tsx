import type { LogQuery } from '../../src/audit/filter.ts'
import type { LogReading } from '../../src/audit/read.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Select } from '../components/select.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { LogPager } from './log-pager.tsx'
import { LogTable } from './log-table.tsx'

type Props = { frame: StaffFrame; reading: LogReading; query: LogQuery; paged: boolean }

export function LogPage({ frame, reading, query, paged }: Props): Html {
  const { reader } = frame
  const words = reader.text.audit
  const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString()
  const download = (
    <LinkButton href={asked ? `/firm/log.csv?${asked}` : '/firm/log.csv'} icon="download" download="">
      {words.download}
    </LinkButton>
  )
  return (
    <StaffPage
      frame={frame}
      title={words.title}
      head={<PageHead title={words.title} under={words.about} actions={download} />}
    >
      <LogFilterForm {...{ frame, reading, query }} />
      <LogTable reader={reader} lines={reading.lines} withMatter />
      <LogPager {...{ reader, path: '/firm/log', asked, older: reading.older, paged }} />
    </StaffPage>
  )
}

function LogFilterForm({ frame, reading, query }: Omit<Props, 'paged'>): Html {
  const { text, format } = frame.reader
  const words = text.audit
  const people = reading.people.toSorted((a, b) => format.compare(a.name, b.name))
  const asked = Object.values(query).some(Boolean)
  return (
    <search>
      <form class="filters" action="/firm/log" method="get" aria-label={words.filter}>
        <Select
          name="person"
          label={words.person}
          empty={words.anybody}
          value={query.person}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Select
          name="kind"
          label={words.kind}
          empty={words.anything}
          value={query.kind}
          options={Object.entries(words.groups).map(([value, label]) => ({ value, label }))}
        />
        <Field
          name="matter"
          label={words.matter}
          value={query.matter ?? ''}
          error={reading.matterUnknown ? words.matterUnknown : undefined}
        />
        <Field name="from" type="date" label={words.from} value={query.from ?? ''} />
        <Field name="to" type="date" label={words.to} value={query.to ?? ''} />
        <div class="toolbar">
          <Button icon="list-filter">{words.show}</Button>
          {asked && (
            <LinkButton href="/firm/log" kind="quiet">
              {words.all}
            </LinkButton>
          )}
        </div>
      </form>
    </search>
  )
}
