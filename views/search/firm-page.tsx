import type { FoundPeople } from '../../src/search/people.ts'
import { PageHead } from '../components/page-head.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { PeopleFound } from './people-found.tsx'
import { Results, type ResultsProps } from './results.tsx'

type Props = { frame: StaffFrame; people: FoundPeople } & Omit<ResultsProps, 'reader' | 'base' | 'before'>

export function FirmSearchPage({ frame, people, ...found }: Props): Html {
  const { q } = found.asked
  const words = frame.reader.text.search
  return (
    <StaffPage
      frame={frame}
      title={found.asked.q ? words.titleFor(found.asked.q) : words.title}
      head={<PageHead title={words.title} />}
    >
      <Results
        reader={frame.reader}
        base="/firm/search"
        before={people.people.length > 0 && <PeopleFound reader={frame.reader} q={q} found={people} />}
        {...found}
      />
    </StaffPage>
  )
}
