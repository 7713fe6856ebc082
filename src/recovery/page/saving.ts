import { matterFolders } from '../matter-folder.ts'
import type { ListedMatter } from '../open-backup.ts'
import type { ChosenBackup } from './chosen.ts'
import type { MatterReader } from './reader.ts'
import { chooseTarget, type Saved, saveMany, type Wanted } from './save.ts'
import { both, element } from './words.ts'

type Saving = {
  readonly backup: ChosenBackup
  readonly reader: MatterReader
  /** Where the progress and the result are shown. */
  readonly sheet: HTMLElement
  readonly matters: readonly ListedMatter[]
  /** Everything in the backup, not one matter of it. */
  readonly isWhole: boolean
}

/** The button that saves these matters, each in a folder of its own. */
export function saveButtons(saving: Saving): HTMLElement[] {
  const kind = saving.isWhole ? 'button filled' : 'button plain small'
  const say = both(({ text }) => (saving.isWhole ? text.saveAll : text.saveMatter))
  const button = element('button', { class: kind }, say)
  button.type = 'button'
  button.addEventListener('click', () => {
    button.disabled = true
    void save(saving).finally(() => {
      button.disabled = false
    })
  })
  return [button]
}

async function save(saving: Saving): Promise<void> {
  const [first] = saving.matters
  const target = await chooseTarget(`${(!saving.isWhole && first?.number) || 'vestibule'}.zip`)
  if (!target) return
  const { place, onProgress, isStopped } = progressPlace(saving.sheet)
  const wanted = await wantedOf(saving)
  const ofSize = wanted.reduce((sum, { document }) => sum + document.byteSize, 0)
  const result = await saveMany(saving.backup, wanted, target, {
    onProgress: ({ documents, octets }) => onProgress(documents, wanted.length, octets, ofSize),
    isStopped,
  })
  place.replaceChildren(...resultOf(result))
  place.focus()
}

async function wantedOf({ matters, reader }: Saving): Promise<Wanted[]> {
  const folderOf = matterFolders()
  const wanted: Wanted[] = []
  for (const matter of matters) {
    const opened = await reader.read(matter)
    const folder = folderOf({ number: matter.number, title: opened?.title ?? null })
    for (const document of opened?.documents ?? [])
      wanted.push({ path: `${folder}/${document.path}`, document })
  }
  return wanted
}

function progressPlace(sheet: HTMLElement) {
  const place = sheet.querySelector<HTMLElement>(':scope > .saving') ?? element('div', { class: 'saving' })
  place.tabIndex = -1
  const bar = element('progress')
  const words = element('p', { class: 'quiet figures' })
  const stop = element(
    'button',
    { class: 'button plain small' },
    both(({ text }) => text.stop),
  )
  stop.type = 'button'
  let isStopped = false
  stop.addEventListener('click', () => {
    isStopped = true
  })
  place.replaceChildren(bar, words, stop)
  sheet.append(place)
  let shownAt = 0
  const onProgress = (n: number, of: number, octets: number, ofOctets: number) => {
    if (performance.now() - shownAt < 200) return
    shownAt = performance.now()
    bar.max = ofOctets
    bar.value = octets
    words.replaceChildren(both(({ text, size }) => text.saving(n, of, size(octets), size(ofOctets))))
  }
  return { place, onProgress, isStopped: () => isStopped }
}

function resultOf({ saved, alreadyThere, failed, stopped }: Saved & { stopped: boolean }): HTMLElement[] {
  const good = element(
    'div',
    { class: 'notice success plain-words' },
    element(
      'p',
      {},
      both(({ text }) => (stopped ? text.stopped : text.saved(saved))),
    ),
    ...(alreadyThere > 0
      ? [
          element(
            'p',
            {},
            both(({ text }) => text.alreadyThere(alreadyThere)),
          ),
        ]
      : []),
  )
  if (failed.length === 0) return [good]
  const list = element(
    'ul',
    {},
    ...failed.map(({ path, fault }) =>
      element(
        'li',
        {},
        element('strong', {}, path),
        ': ',
        both(({ text }) => text.fault[fault]),
      ),
    ),
  )
  const bad = element(
    'div',
    { class: 'notice danger plain-words' },
    element(
      'p',
      { class: 'notice-title' },
      both(({ text }) => text.failed(failed.length)),
    ),
    list,
  )
  bad.setAttribute('role', 'alert')
  return [...(saved + alreadyThere > 0 ? [good] : []), bad]
}
