import { openKeyringCopy } from '../../vault/offline/keyring-copy.ts'
import { openBackup } from '../open-backup.ts'
import { type ChosenBackup, chosenBackup, readFile, snapshotTime } from './chosen.ts'
import { showCopyOnly } from './copy-only.ts'
import { showOpened } from './opened.ts'
import { problemOf } from './problem.ts'
import { both, byId, element, type Say } from './words.ts'

// recovery.html: choose a backup, a keyring copy and the recovery key; see and save what they open. No network at all.

let backup: ChosenBackup | null = null

function start(): void {
  document.documentElement.lang = navigator.language.startsWith('fr') ? 'fr' : 'en'
  byId('language', HTMLButtonElement).addEventListener('click', () => {
    document.documentElement.lang = document.documentElement.lang === 'fr' ? 'en' : 'fr'
  })
  const canRead = 'webkitdirectory' in HTMLInputElement.prototype && Boolean(globalThis.crypto?.subtle)
  byId('old-browser', HTMLDivElement).hidden = canRead
  const folder = byId('backup', HTMLInputElement)
  folder.webkitdirectory = true
  folder.addEventListener('change', () => {
    backup = chosenBackup(folder.files ?? [])
    showBackup()
  })
  for (const id of ['copy', 'key']) {
    const input = byId(id, HTMLInputElement)
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      byId(`${id}-chosen`, HTMLParagraphElement).replaceChildren(
        ...(file ? [both(({ text }) => text.chosen(file.name))] : []),
      )
    })
  }
  const shown = byId('show-passphrase', HTMLInputElement)
  shown.addEventListener('change', () => {
    byId('passphrase', HTMLInputElement).type = shown.checked ? 'text' : 'password'
  })
  byId('choose', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault()
    void open()
  })
}

function showBackup(): void {
  const chosen = byId('backup-chosen', HTMLParagraphElement)
  const select = byId('snapshot', HTMLSelectElement)
  const found = backup
  const [newest = ''] = found?.snapshots ?? []
  chosen.classList.toggle('late', !found)
  chosen.replaceChildren(
    both(({ text, dateTime }) =>
      found
        ? text.backupFound(text.documentCount(found.documentCount), dateTime(snapshotTime(newest)))
        : text.backupNotFound,
    ),
  )
  select.replaceChildren(
    ...(found?.snapshots ?? []).map((id) => {
      const option = element('option', {}, snapshotTime(id).replace('T', ' ').replace('Z', ' UTC'))
      option.value = id
      return option
    }),
  )
  byId('snapshot-field', HTMLDivElement).hidden = (found?.snapshots.length ?? 0) < 2
}

async function open(): Promise<void> {
  const [copyFile] = byId('copy', HTMLInputElement).files ?? []
  const [keyFile] = byId('key', HTMLInputElement).files ?? []
  if (!copyFile) return refuse(({ text }) => text.missingCopy)
  if (!keyFile) return refuse(({ text }) => text.missingKey)
  refuse(null)
  setBusy(true)
  try {
    const armoredKey = await keyFile.text()
    const passphrase = byId('passphrase', HTMLInputElement).value.trim()
    const copy = await openKeyringCopy(await readFile(copyFile), { armoredKey, passphrase })
    const snapshot = byId('snapshot', HTMLSelectElement).value
    if (!backup) await showCopyOnly(copy)
    else showOpened({ backup, copy, opened: await openBackup(await backup.readFiles(snapshot), copy) })
    byId('passphrase', HTMLInputElement).value = ''
  } catch (error) {
    refuse(problemOf(error))
  } finally {
    setBusy(false)
  }
}

function refuse(say: Say | null): void {
  const place = byId('problem', HTMLDivElement)
  place.replaceChildren(...(say ? [element('p', {}, both(say))] : []))
  place.className = say ? 'notice danger plain-words' : ''
}

function setBusy(isBusy: boolean): void {
  byId('open', HTMLButtonElement).disabled = isBusy
  byId('opening', HTMLSpanElement).hidden = !isBusy
}

start()
