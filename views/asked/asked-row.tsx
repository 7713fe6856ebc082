import type { Asked } from '../../src/asked/item.ts'
import { LinkButton } from '../components/button.tsx'
import { RowItem } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { WrittenWords } from '../languages/written-words.tsx'
import type { Reader } from '../text/reader.ts'
import { dueWords } from './due.ts'

/** One thing that is asked, its day, and the way to it. */
export function AskedRow({
  reader,
  asked,
  now,
  where,
}: {
  reader: Reader
  asked: Asked
  now: string
  /** the matter, where a list goes over several */
  where?: Child
}): Html {
  const { portal, asked: words } = reader.text
  const { kind, title, lang, isSentBack, href } = asked
  return (
    <RowItem
      title={
        <>
          {kind === 'confirm' && portal.askConfirm.before}
          <WrittenWords words={{ text: title, lang }} />
          {kind === 'confirm' && portal.askConfirm.after}
        </>
      }
      quiet={
        <>
          {isSentBack ? words.sentBack : words.kind[kind]}
          {where && <> · {where}</>}
        </>
      }
      due={dueWords(reader, asked, now)}
    >
      <LinkButton href={href}>
        {words.open}
        <span class="seen-by-readers">
          {' '}
          {portal.quoted.before}
          <WrittenWords words={{ text: title, lang }} />
          {portal.quoted.after}
        </span>
      </LinkButton>
    </RowItem>
  )
}
