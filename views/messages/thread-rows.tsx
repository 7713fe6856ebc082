import type { FoundMessage, ListedThread } from '../../src/messages/read-list.ts'
import { Rows } from '../components/sheet.tsx'
import { Tag } from '../components/tag.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'

type Props<T extends ListedThread> = {
  reader: Reader
  threads: readonly T[]
  /** The address of a thread. */
  href: (thread: T) => string
  now: string
  /** What stands before the subject, such as the matter. */
  over?: (thread: T) => Child
}

/** Conversations, each with the beginning of its newest message. */
export function ThreadRows<T extends ListedThread>({ reader, threads, href, now, over }: Props<T>): Html {
  const words = reader.text.messages
  return (
    <Rows>
      {threads.map((thread) => (
        <li class={thread.fresh > 0 ? 'thread is-new' : 'thread'}>
          <div class="what">
            {over && <p class="quiet">{over(thread)}</p>}
            <div class="row-title">
              <a href={`${href(thread)}#newest`}>
                <WrittenWords words={thread.subject} />
              </a>
            </div>
            <p class="quiet thread-latest">
              <Latest reader={reader} thread={thread} />
            </p>
            <p class="quiet">
              {[
                reader.format.relativeDay(thread.updatedAt, now),
                reader.format.time(thread.updatedAt),
                words.count(thread.count),
                ...(thread.takesPart ? [] : [words.readsAlong]),
              ].join(' · ')}
            </p>
          </div>
          {thread.fresh > 0 && <Tag kind="new" reader={reader} label={words.fresh(thread.fresh)} />}
          {thread.hasDraft && <Tag kind="draft" reader={reader} label={words.draft} />}
        </li>
      ))}
    </Rows>
  )
}

function Latest({ reader, thread }: { reader: Reader; thread: ListedThread }): Html {
  const words = reader.text.messages
  if (thread.isWithdrawn) return <>{words.wrote(thread.author, words.withdrawnShort)}</>
  return (
    <>
      {words.wrote(thread.author, '')}
      <WrittenWords words={{ ...thread.latest, text: beginning(thread.latest.text) }} />
    </>
  )
}

const BEGINNING = 140

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > BEGINNING ? `${line.slice(0, BEGINNING).replace(/\s\S{0,20}$/, '')}…` : line
}

type FoundProps = { reader: Reader; found: readonly FoundMessage[]; base: string; now: string }

export function FoundRows({ reader, found, base, now }: FoundProps): Html {
  return (
    <Rows>
      {found.map(({ threadId, number, subject, author, text, sentAt }) => (
        <li>
          <div class="what">
            <div class="row-title">
              <a href={`${base}/${threadId}?before=${number + 1}#m-${number}`}>
                <WrittenWords words={subject} />
              </a>
            </div>
            <p class="message-body">
              <WrittenWords words={text} />
            </p>
            <p class="quiet">
              {author} · {reader.format.dateTime(sentAt, now)}
            </p>
          </div>
        </li>
      ))}
    </Rows>
  )
}
