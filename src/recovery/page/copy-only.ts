import type { OpenedCopy } from '../../vault/offline/keyring-copy.ts'
import { both, byId, element, type Say } from './words.ts'

type Line = { id: string; kind: 'opens' | 'damaged' | 'destroyed'; say: Say }

/** Without a backup: which matters the keys of this copy open. Their names are in the backup. */
export async function showCopyOnly(copy: OpenedCopy): Promise<void> {
  const lines: Line[] = []
  for (const id of copy.matterIds()) lines.push(await lineOf(copy, id))
  const live = lines.filter(({ kind }) => kind !== 'destroyed').length
  const opened = lines.filter(({ kind }) => kind === 'opens').length
  const title = element(
    'h2',
    { id: 'result-title' },
    both(({ text }) => text.copyOnly),
  )
  title.tabIndex = -1
  const sheet = element(
    'section',
    { class: 'sheet now' },
    element('div', { class: 'sheet-head' }, title),
    element(
      'p',
      {},
      both(({ text }) => text.copyOpens(opened, live)),
    ),
    element(
      'p',
      { class: 'quiet' },
      both(({ text }) => text.copyOnlyHint),
    ),
    element('ul', { class: 'rows' }, ...lines.map(rowOf)),
  )
  byId('opened', HTMLDivElement).replaceChildren(sheet)
  title.focus()
}

async function lineOf(copy: OpenedCopy, id: string): Promise<Line> {
  const state = copy.stateOf(id)
  if (state.kind === 'destroyed') {
    const when = new Date(state.destroyedAt).toISOString()
    return { id, kind: 'destroyed', say: ({ text, date }) => text.destroyed(date(when)) }
  }
  const isOpen = await copy.matterSecrets(id).then(
    () => true,
    () => false,
  )
  if (isOpen) return { id, kind: 'opens', say: ({ text }) => text.keyOpens }
  return { id, kind: 'damaged', say: ({ text }) => text.damagedKeys }
}

function rowOf({ id, kind, say }: Line): HTMLLIElement {
  const what = element('div', { class: 'what' }, element('div', { class: 'row-title' }, id))
  return element(
    'li',
    {},
    what,
    element('span', { class: kind === 'damaged' ? 'due late' : 'due quiet' }, both(say)),
  )
}
