import type { PastUpdate, StatusTab } from '../../src/updates/read-staff.ts'
import type { Language } from '../../src/viewer.ts'
import { Icon } from '../components/icon.tsx'
import { Pager } from '../components/pager.tsx'
import { Sheet } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { LANGUAGE_CODES } from '../languages/codes.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; matterId: string; past: StatusTab['past']; mayEdit: boolean; now: string }

/** What was written to the clients, newest first, with who has seen it. */
export function PastUpdates({ reader, matterId, past, mayEdit, now }: Props): Html {
  const words = reader.text.updates.staff
  const base = `/firm/matters/${matterId}`
  return (
    <Sheet id="past" title={words.past}>
      {past.total === 0 && <p class="quiet">{words.pastNone}</p>}
      <ol class="updates">
        {past.updates.map((update) => (
          <li id={`update-${update.id}`}>
            <Past {...{ reader, base, update, now }} />
            {mayEdit && <p>{linkTo(reader, base, update)}</p>}
          </li>
        ))}
      </ol>
      <Pager {...{ reader }} {...past} href={(n) => `${base}/status?page=${n}#past`} />
    </Sheet>
  )
}

function linkTo({ text }: Reader, base: string, { id, correctableUntil }: PastUpdate): Html {
  const words = text.updates.staff
  return <a href={`${base}/updates/${id}`}>{correctableUntil ? words.correct : words.add}</a>
}

type PastProps = { reader: Reader; base: string; update: PastUpdate; now: string }

/** One of them in every language it was written in. */
export function Past({ reader, base, update, now }: PastProps): Html {
  const words = reader.text.updates
  const { author, writtenAt, seenBy, correctedAt, documents, additions, wordings, kind } = update
  return (
    <>
      <p class="quiet">
        {words.staff.by(author, reader.format.dateTime(writtenAt, now))}
        {correctedAt && ` · ${words.corrected}`} ·{' '}
        {seenBy.length > 0 ? words.staff.seen(reader.format.list(seenBy)) : words.staff.notSeen}
      </p>
      {kind === 'heartbeat' ? (
        <Beat reader={reader} update={update} now={now} />
      ) : (
        <Texts {...{ reader, update }} />
      )}
      {update.lookAgainOn && (
        <p class="quiet">{words.lookAgain(reader.format.day(update.lookAgainOn, now))}</p>
      )}
      {documents.length > 0 && (
        <ul class="with-it">
          {documents.map(({ documentId, fileName }) => (
            <li>
              <Icon name="file-text" /> <a href={`${base}/documents/${documentId}`}>{fileName}</a>
            </li>
          ))}
        </ul>
      )}
      {wordings.map(({ words: before, replacedAt }) => (
        <details class="more-words">
          <summary>{words.staff.before(reader.format.dateTime(replacedAt, now))}</summary>
          <Texts reader={reader} update={before} />
        </details>
      ))}
      {additions.map((addition) => (
        <div class="addition">
          <p class="quiet">{words.added(reader.format.day(addition.writtenAt, now))}</p>
          <Texts reader={reader} update={addition} />
        </div>
      ))}
    </>
  )
}

function Beat({ reader, update, now }: Omit<PastProps, 'base'>): Html {
  const words = reader.text.updates
  return (
    <p>
      <Tag kind="waiting" reader={reader} label={words.staff.isHeartbeat} />{' '}
      {words.nothingNew(reader.format.day(update.writtenAt, now))}{' '}
      {update.waitingOn
        ? words.waitingOn[update.waitingOn]
        : `${words.waitingFor} ${update.happened[reader.language] ?? update.happened.en ?? update.happened.fr}`}
    </p>
  )
}

/** In the reader's language; what was written in the other is folded away. */
function Texts({ reader, update: { happened, next } }: TextsProps): Html {
  const [first, ...others] = LANGUAGE_CODES.filter((language) => happened[language]).toSorted(
    (a, b) => Number(b === reader.language) - Number(a === reader.language),
  )
  return (
    <>
      {first && <TextsIn {...{ reader, happened, next }} language={first} />}
      {others.map((language) => (
        <details class="more-words">
          <summary>{reader.text.updates.staff.inOther[language]}</summary>
          <TextsIn {...{ reader, happened, next, language }} />
        </details>
      ))}
    </>
  )
}

type TextsProps = { reader: Reader; update: Pick<PastUpdate, 'happened' | 'next'> }

function TextsIn({
  reader,
  happened,
  next,
  language,
}: TextsProps['update'] & { reader: Reader; language: Language }): Html {
  return (
    <div class="update" lang={language}>
      <p class="written">{happened[language]}</p>
      {next[language] && (
        <div class="what-next">
          <h3 lang={reader.language}>{reader.text.updates.next}</h3>
          <p class="written">{next[language]}</p>
        </div>
      )}
    </div>
  )
}
