import { PageHead } from '../components/page-head.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from '../layout/client-page.tsx'
import type { Frame } from '../layout/frame.ts'
import { Results, type ResultsProps } from './results.tsx'

type Props = { frame: Frame } & Omit<ResultsProps, 'reader' | 'base'>

export function GuestSearchPage({ frame, ...found }: Props): Html {
  const words = frame.reader.text.search
  return (
    <ClientPage frame={frame} title={found.asked.q ? words.titleFor(found.asked.q) : words.title}>
      <PageHead title={words.title} />
      <Results reader={frame.reader} base="/portal/search" {...found} />
    </ClientPage>
  )
}
