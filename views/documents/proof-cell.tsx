import type { DocumentRow, Reading } from '../../src/documents/list/read.ts'
import { Icon } from '../components/icon.tsx'
import { TwoLines } from '../components/table.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { ShortTime } from './short-time.tsx'

type Props = { reader: Reader; document: DocumentRow; now: string }

/** How far it got: for one person the latest step and the others below it, for several how many. */
export function ProofCell({ reader, document, now }: Props): Html | null {
  const words = reader.text.documents
  if (document.damagedAt)
    return (
      <span class="danger-line">
        <Icon name="triangle-alert" /> {words.damaged}
      </span>
    )
  const [first, ...others] = document.readings
  if (first && others.length === 0) return <OneReading reader={reader} reading={first} now={now} />
  if (first) return <ManyReadings reader={reader} readings={document.readings} />
  if (document.origin === 'firm') return <span class="quiet">–</span>
  return (
    <>
      {words.received} <ShortTime reader={reader} at={document.uploadedAt} now={now} />
    </>
  )
}

function OneReading({ reader, reading, now }: { reader: Reader; reading: Reading; now: string }): Html {
  const words = reader.text.documents
  const steps = [
    { word: words.confirmed, at: reading.acknowledgedAt },
    { word: words.downloaded, at: reading.downloadedAt },
    { word: words.opened, at: reading.openedAt },
    { word: words.notOpened, at: null },
  ]
  const latest = steps.find(({ at }) => at !== null) ?? steps[3]
  const { format } = reader
  const told = reading.toldAt
    ? `${words.told} ${format.relativeDay(reading.toldAt, now)}, ${format.time(reading.toldAt)}`
    : words.notTold
  const earlier = steps.filter((step) => step.at && step !== latest).map(({ word }) => word.toLowerCase())
  return (
    <TwoLines
      quiet={[...earlier, told, reading.mayRead ? '' : words.noLongerReads].filter(Boolean).join(' · ')}
    >
      {latest?.word} {latest?.at && <ShortTime reader={reader} at={latest.at} now={now} />}
    </TwoLines>
  )
}

function ManyReadings({ reader, readings }: { reader: Reader; readings: readonly Reading[] }): Html {
  const words = reader.text.documents
  const opened = readings.filter(({ openedAt, downloadedAt }) => openedAt || downloadedAt).length
  const confirmed = readings.filter(({ acknowledgedAt }) => acknowledgedAt).length
  return (
    <TwoLines quiet={confirmed > 0 && words.confirmedBy(confirmed)}>
      {words.openedBy(opened, readings.length)}
    </TwoLines>
  )
}
