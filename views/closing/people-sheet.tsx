import type { ClosingView, ConcernedPerson } from '../../src/closing/read.ts'
import { Sheet } from '../components/sheet.tsx'
import { type Row, Table, TwoLines } from '../components/table.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** `binders`: the address of the people's binders; null for somebody who may not read documents. */
type Props = { reader: Reader; view: ClosingView; binders: string | null }

/** Each client and outside person: when they are told and in which language, and whether they have their copy. */
export function PeopleSheet({ reader, view, binders }: Props): Html {
  const words = reader.text.closing.people
  return (
    <Sheet id="people" title={words.title}>
      {view.people.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          reader={reader}
          caption={words.caption}
          columns={[
            { label: words.person },
            { label: words.told },
            { label: words.binder },
            { label: words.copy },
          ]}
          rows={view.people.map((person) => rowOf({ reader, view, binders }, person))}
        />
      )}
    </Sheet>
  )
}

function rowOf({ reader, view, binders }: Props, person: ConcernedPerson): Row {
  const words = reader.text.closing.people
  const { date } = reader.format
  const { id, name, language, acknowledgedAt } = person
  return {
    id: `person-${id}`,
    cells: [
      <TwoLines quiet={words.languages[language]}>{name}</TwoLines>,
      <Notices reader={reader} view={view} person={person} />,
      <Binder reader={reader} person={person} binders={binders} />,
      acknowledgedAt ? words.copyOn(date(acknowledgedAt)) : words.noCopy,
    ],
  }
}

function binderWords({ text, format }: Reader, { binder }: ConcernedPerson): string {
  const words = text.closing.people
  if (!binder) return words.noBinder
  return (binder.isStale ? words.binderStale : words.binderOn)(format.date(binder.at))
}

function Binder({ reader, person, binders }: Omit<Props, 'view'> & { person: ConcernedPerson }): Html {
  return (
    <TwoLines
      quiet={binders && <a href={`${binders}/${person.id}`}>{reader.text.closing.people.takeTheirs}</a>}
    >
      {binderWords(reader, person)}
    </TwoLines>
  )
}

function Notices({ reader, view, person }: Omit<Props, 'binders'> & { person: ConcernedPerson }): Html {
  const words = reader.text.closing.people
  const { date } = reader.format
  const { toldAt, tellOn, isDue, isReachable } = person
  const lines = [
    ...toldAt.map((at) => words.toldOn(date(at))),
    ...(isDue && isReachable ? [words.tellSoon] : []),
    ...(isReachable ? tellOn.map((day) => words.tellOn(date(day))) : []),
    ...(view.plan || !isReachable ? [] : [words.noPlan]),
    ...(view.phase !== 'open' && toldAt.length === 0 ? [words.notTold] : []),
    ...(isReachable || view.phase === 'closed' ? [] : [words.unreachable]),
  ]
  return (
    <ul class="rights">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
