import type { ShownMessage, ThreadView } from '../../src/messages/read-thread.ts'
import { LinkButton } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { LivePart } from '../components/live-part.tsx'
import { PersonMark } from '../components/mark.tsx'
import { OwnActs } from '../components/own-acts.tsx'
import { Tag } from '../components/tag.tsx'
import { Time } from '../components/time.tsx'
import { FileIcon } from '../documents/file-icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'
import { FormerTexts } from './former-texts.tsx'

type Props = { reader: Reader; view: ThreadView; url: string; path: string; now: string }

/** The messages, the oldest first. It comes anew by itself; what somebody types stands outside. */
export function Conversation({ reader, view, url, path, now }: Props): Html {
  const words = reader.text.messages
  const { messages, earlier, thread } = view
  const documents = url.replace(/messages\/[^/]+$/, 'documents')
  const last = messages.at(-1)?.number ?? 0
  return (
    <LivePart id="conversation" href={path} on="messages-changed">
      {earlier && (
        <p>
          <LinkButton kind="quiet" icon="history" href={`${url}?before=${earlier}`}>
            {words.earlier}
          </LinkButton>
        </p>
      )}
      <ol class="messages">
        {messages.map((message) => (
          <li id={`m-${message.number}`} class={message.isOwn ? 'message is-own' : 'message'}>
            <OneMessage {...{ reader, message, url, documents, now }} />
          </li>
        ))}
      </ol>
      {last < thread.messageCount && (
        <p>
          <a href={`${url}#newest`}>{words.latest}</a>
        </p>
      )}
      {/* Seen once it stands in a window that somebody looks at: a page in the background reads nothing. */}
      {messages.some(({ isNew }) => isNew) && (
        <div id={`seen-${last}`} hx-post={`${url}/reading`} hx-trigger="intersect once" hx-swap="none" />
      )}
    </LivePart>
  )
}

type MessageProps = { reader: Reader; message: ShownMessage; url: string; documents: string; now: string }

function OneMessage(props: MessageProps): Html {
  const { reader, message, now } = props
  const words = reader.text.messages
  const { author, isNew, isOwn, addendumTo, sentAt, withdrawnAt, correctedAt, body } = message
  return (
    <article>
      <header class="message-head">
        <PersonMark name={author} />
        <b>{author}</b>
        <span class="quiet">
          <Time reader={reader} at={sentAt} now={now} />
        </span>
        {isNew && !isOwn && <Tag kind="new" reader={reader} label={words.newFrom} />}
        {message.may === 'add' && (
          <a class="add" href={`${props.url}?addendum=${message.id}#write`} title={words.addTitle}>
            {words.add}
          </a>
        )}
      </header>
      {addendumTo && <p class="quiet">{words.addendum}</p>}
      {withdrawnAt ? (
        <p class="quiet">{words.withdrawn(reader.format.dateTime(withdrawnAt, now))}</p>
      ) : (
        <p class="message-body">
          <WrittenWords words={body} />
        </p>
      )}
      <Came {...props} />
      {correctedAt && !withdrawnAt && (
        <p class="quiet">{words.corrected(reader.format.dateTime(correctedAt, now))}</p>
      )}
      <ReadBy {...props} />
      <FormerTexts {...{ reader, now }} former={message.former} />
      {message.may === 'correct' && <OwnActs words={words} href={`${props.url}/messages/${message.id}`} />}
    </article>
  )
}

function Came({ reader, message: { attachments, isFirm }, documents }: MessageProps): Html | null {
  if (!attachments) return null
  return (
    <ul class="came">
      {attachments.shown.map(({ documentId, name, mediaType }) => (
        <li>
          <FileIcon mediaType={mediaType} />{' '}
          <a href={`${documents}/${documentId}`}>
            <WrittenWords words={name} />
          </a>
        </li>
      ))}
      {attachments.hidden > 0 && !isFirm && (
        <li class="quiet">
          <Icon name="paperclip" /> {reader.text.messages.forFirm(attachments.hidden)}
        </li>
      )}
    </ul>
  )
}

function ReadBy({ reader, message: { readBy, isFirm }, now }: MessageProps): Html | null {
  if (readBy.length === 0 || !isFirm) return null
  const words = reader.text.messages
  const names = readBy.map(({ name, at }) => words.readOn(name, reader.format.dateTime(at, now)))
  return (
    <p class="quiet read-by">
      <Icon name="check-check" /> {words.readBy(reader.format.list(names))}
    </p>
  )
}
