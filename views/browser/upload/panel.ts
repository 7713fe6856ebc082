import { type Chosen, chosenIn, dropped } from './chosen.ts'
import { createPace } from './pace.ts'
import { asPhotograph, isHeic } from './photograph.ts'
import { createQueue, type Item, type Queue } from './queue.ts'
import { countUnfinished } from './remembered.ts'
import { createRows, part } from './rows.ts'
import { paceOf, summaryOf, words } from './words.ts'

/** So that a list of documents does not fetch itself anew for each of a thousand files. */
const TELL_EVERY = 2000
const SAY_EVERY = 10_000
const DRAW_EVERY = 150

/** Brings a panel to life: files chosen, dropped or photographed go into a queue, and the page says how it goes. */
export function enliven(panel: HTMLElement): void {
  const endpoint = panel.dataset.uploads ?? ''
  const target = {
    endpoint,
    folderId: panel.dataset.folderId ?? null,
    documentId: panel.dataset.documentId ?? null,
    target: panel.dataset.target ?? null,
  }
  const changes = ['documents-changed', ...(panel.dataset.changes ?? '').split(' ').filter(Boolean)]
  const view = createView(panel)
  const draw = atMostEvery(DRAW_EVERY, () => view.draw(queue.items))
  const tell = atMostEvery(TELL_EVERY, () => {
    // A new version is what its page is about now.
    if (target.documentId) location.assign(`${location.pathname}?done=uploaded`)
    else for (const change of changes) document.body.dispatchEvent(new CustomEvent(change))
  })
  const queue: Queue = createQueue({ target, changed: draw, arrived: tell })
  const add = async (chosen: Chosen[]) => {
    if (target.documentId && chosen.length > 1) return view.say(words.oneFile)
    view.note('')
    queue.add(await photographs(panel.dataset.decoder, chosen, (left) => view.note(words.preparing(left))))
    view.note('')
  }
  if (panel.dataset.decoder) acceptHeic(panel)
  followChoices(panel, add)
  followDrops(panel, add, (count) => view.say(words.reading(count)))
  followActs(panel, queue, view.itemAt)
  const unfinished = countUnfinished(endpoint)
  view.note(unfinished > 0 ? words.unfinished(unfinished) : '')
  addEventListener('beforeunload', (event) => {
    if (queue.items.some(({ state }) => state === 'sending' || state === 'waiting')) event.preventDefault()
  })
}

/** Apple's browsers make JPEG of HEIC by themselves for as long as a field does not ask for HEIC; others would hide it. */
function acceptHeic(panel: HTMLElement): void {
  if (navigator.vendor.startsWith('Apple')) return
  for (const input of panel.querySelectorAll<HTMLInputElement>('input[type=file][accept]'))
    input.accept += ',image/heic,image/heif,.heic,.heif'
}

/** For pages of a PDF, one picture after the other: each is large. `left`: how many are still to be made. */
async function photographs(
  decoder: string | undefined,
  chosen: Chosen[],
  left: (count: number) => void,
): Promise<Chosen[]> {
  if (!decoder) return chosen
  let count = chosen.filter(({ file }) => isHeic(file)).length
  const made: Chosen[] = []
  for (const one of chosen) {
    if (isHeic(one.file)) left(count--)
    made.push(await asPhotograph(one, decoder))
  }
  return made
}

function createView(panel: HTMLElement) {
  const list = part<HTMLElement>(panel, '[data-list]')
  const summary = part<HTMLElement>(list, '[data-summary]')
  const paceText = part<HTMLElement>(list, '[data-pace]')
  const total = part<HTMLProgressElement>(list, '#uploads-total')
  const said = part<HTMLElement>(panel, '[data-said]')
  const noted = part<HTMLElement>(panel, '[data-note]')
  const rows = createRows(
    part(list, '[data-rows]'),
    part<HTMLTemplateElement>(list, 'template[data-row]'),
    part(list, '[data-more]'),
  )
  const pace = createPace()
  let [drawn, lastSent, lastSaid]: [readonly Item[], number, number] = [[], 0, 0]
  const say = (text: string) => {
    if (said.textContent !== text) said.textContent = text
    lastSaid = performance.now()
  }
  return {
    say,
    draw(items: readonly Item[]) {
      drawn = items
      list.hidden = items.length === 0
      const { sent, size, isOver } = totals(items)
      pace.moved(sent - lastSent)
      lastSent = sent
      const text = summaryOf(items)
      summary.textContent = text
      paceText.textContent = isOver ? '' : paceOf(pace.speed(), size - sent)
      total.value = size ? sent / size : 0
      offerActs(list, items)
      rows.render(items)
      if (isOver || performance.now() - lastSaid > SAY_EVERY) say(items.length ? text : '')
    },
    itemAt: (element: Element) => drawn.find(({ id }) => id === rows.idAt(element)) ?? null,
    /** Above the list: what is to be known of files that are not in it. */
    note(text: string) {
      noted.hidden = text === ''
      noted.textContent = text
    },
  }
}

function totals(items: readonly Item[]) {
  const counted = items.filter(({ state }) => state !== 'refused')
  return {
    sent: counted.reduce((sum, { sent }) => sum + sent, 0),
    size: counted.reduce((sum, { chosen }) => sum + chosen.file.size, 0),
    isOver: items.every(({ state }) => state === 'done' || state === 'refused'),
  }
}

function offerActs(list: HTMLElement, items: readonly Item[]): void {
  const some = (...states: Item['state'][]) => items.some(({ state }) => states.includes(state))
  const offer = (act: string, isOffered: boolean) => {
    part<HTMLElement>(list, `[data-act=${act}]`).hidden = !isOffered
  }
  offer('pause-all', some('sending', 'waiting'))
  offer('resume-all', some('paused'))
  offer('cancel-all', some('sending', 'waiting', 'paused'))
  offer('clear', some('done', 'refused') && !some('sending', 'waiting', 'paused'))
}

function followChoices(panel: HTMLElement, add: (chosen: Chosen[]) => unknown): void {
  const form = part<HTMLFormElement>(panel, '[data-file-drop]')
  form.classList.add('live')
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('change', (event) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return
    add(chosenIn(event.target))
    // The same file may be chosen again after a refusal.
    event.target.value = ''
  })
}

function followDrops(
  panel: HTMLElement,
  add: (chosen: Chosen[]) => unknown,
  found: (count: number) => void,
): void {
  const form = part<HTMLFormElement>(panel, '[data-file-drop]')
  const mark = (isOver: boolean) => form.classList.toggle('over', isOver)
  // A file that misses the panel must not replace the page.
  for (const name of ['dragover', 'drop']) addEventListener(name, (event) => event.preventDefault())
  form.addEventListener('dragover', () => mark(true))
  form.addEventListener('dragleave', () => mark(false))
  form.addEventListener('drop', async (event) => {
    mark(false)
    if (event.dataTransfer) await add(await dropped(event.dataTransfer, found))
  })
}

function followActs(panel: HTMLElement, queue: Queue, itemAt: (element: Element) => Item | null): void {
  const all = (...states: Item['state'][]) => queue.items.filter(({ state }) => states.includes(state))
  const acts: Record<string, (items: readonly Item[]) => void> = {
    pause: queue.pause,
    resume: queue.resume,
    cancel: queue.cancel,
  }
  const forAll: Record<string, () => void> = {
    'pause-all': () => queue.pause(all('waiting', 'sending')),
    'resume-all': () => queue.resume(all('paused')),
    'cancel-all': () => queue.cancel(all('waiting', 'paused', 'sending')),
    clear: () => queue.cancel(all('done', 'refused')),
  }
  panel.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]') : null
    const act = button?.dataset.act ?? ''
    const item = button && itemAt(button)
    if (item) acts[act]?.([item])
    else forAll[act]?.()
  })
}

/** Calls `work` soon, and not again before `milliseconds` are over; the last call is never lost. */
function atMostEvery(milliseconds: number, work: () => void): () => void {
  let isDue = false
  let last = 0
  return () => {
    if (isDue) return
    isDue = true
    const wait = Math.max(0, last + milliseconds - performance.now())
    setTimeout(() => {
      isDue = false
      last = performance.now()
      work()
    }, wait)
  }
}
