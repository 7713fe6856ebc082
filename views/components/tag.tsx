import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Icon, type IconName } from './icon.tsx'

const KINDS = {
  internal: 'lock',
  shared: 'eye',
  fromClient: 'inbox',
  new: 'bell',
  late: 'clock',
  draft: 'pencil',
  recalled: 'undo-2',
  opened: 'check-check',
  done: 'circle-check',
  waiting: 'clock',
} as const satisfies Record<string, IconName>
export type TagKind = keyof typeof KINDS

/** A state in a word, with an icon: colour never speaks alone. `label` replaces the usual word. */
export function Tag({ kind, reader, label }: { kind: TagKind; reader: Reader; label?: string }): Html {
  return (
    <span class={`tag ${kind}`}>
      <Icon name={KINDS[kind]} />
      {label ?? reader.text.components.tag[kind]}
    </span>
  )
}
