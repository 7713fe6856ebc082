import { appendFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Vault } from '../vault/vault.ts'
import { type DocumentMark, documentLine, usableDocuments } from './documents-file.ts'
import { PARTIAL, type Repository, readRegular } from './repository.ts'

/** Where a run gathers what will be a snapshot; whatever stops it, the next run finds here what is on the disk already. */
export type PartialRun = {
  readonly path: string
  /** Documents on their way to their place. */
  readonly stage: string
  /** Becomes the snapshot. */
  readonly snapshot: string
  /** Documents that an interrupted run has brought to the disk. */
  readonly known: ReadonlyMap<string, DocumentMark>
  note(marks: readonly DocumentMark[]): Promise<void>
  remove(): Promise<void>
}

const JOURNAL = 'copied.tsv'

/** The caller holds the lock, so whatever partial run is there has ended. */
export async function beginRun(
  { path: root }: Repository,
  vault: Pick<Vault, 'keyedHash'>,
): Promise<PartialRun> {
  const leftovers = (await readdir(root)).filter((name) => name.startsWith(PARTIAL))
  const path = await mkdtemp(join(root, PARTIAL))
  const [stage, snapshot, journal] = [join(path, 'stage'), join(path, 'snapshot'), join(path, JOURNAL)]
  for (const folder of [stage, snapshot]) await mkdir(folder, { mode: 0o700 })
  const known = new Map<string, DocumentMark>()
  const note = (marks: readonly DocumentMark[]) =>
    appendFile(journal, marks.map((mark) => journalLine(vault, mark)).join(''), { mode: 0o600 })
  for (const name of leftovers)
    for (const mark of await readJournal(vault, join(root, name, JOURNAL))) known.set(mark.id, mark)
  await note([...known.values()])
  for (const name of leftovers) await rm(join(root, name), { recursive: true, force: true })
  const remove = () => rm(path, { recursive: true, force: true })
  return { path, stage, snapshot, known, note, remove }
}

/** With a code that only this portal can make, because its hashes go into a manifest that the firm signs. */
function journalLine(vault: Pick<Vault, 'keyedHash'>, mark: DocumentMark): string {
  const line = documentLine(mark)
  return `${codeOf(vault, line)}\t${line}`
}

async function readJournal(vault: Pick<Vault, 'keyedHash'>, path: string): Promise<Iterable<DocumentMark>> {
  const text = await readRegular(path, JOURNAL).catch(() => '')
  const lines = text
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [code = '', ...rest] = line.split('\t')
      const mark = `${rest.join('\t')}\n`
      return code === codeOf(vault, mark) ? [mark] : []
    })
  return usableDocuments(lines.join('')).values()
}

function codeOf(vault: Pick<Vault, 'keyedHash'>, line: string): string {
  return vault.keyedHash('backup journal', line).toHex()
}
