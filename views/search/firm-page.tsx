import { PageHead } from '../components/page-head.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { Results, type ResultsProps } from './results.tsx'

type Props = { frame: StaffFrame } & Omit<ResultsProps, 'reader' | 'base'>

export function FirmSearchPage({ frame, ...found }: Props): Html {
  const words = frame.reader.text.search
  return (
    <StaffPage
      frame={frame}
      title={found.asked.q ? words.titleFor(found.asked.q) : words.title}
      head={<PageHead title={words.title} />}
    >
      <Results reader={frame.reader} base="/firm/search" {...found} />
    </StaffPage>
  )
}
