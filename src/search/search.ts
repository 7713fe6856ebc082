import { join } from 'node:path'
import type { Deps } from '../deps.ts'
import { findHead } from '../events/queries.ts'
import { DATABASE } from '../installation/data-directory.ts'
import { type Line, openLine } from './index/line.ts'
import type { Ask, Candidate, MatterKey } from './index/messages.ts'
import { listChangesAfter } from './queries.ts'
import { FIRM } from './texts/queries.ts'

/** The index of everything that people wrote, in a thread of its own; pages never wait while it is made. */
export type Search = {
  /** Begins to read what is there. */
  begin(): void
  /** Lets the index hear of what happened since the last time. */
  follow(): void
  ask(asks: readonly Ask[]): Promise<Candidate[][]>
  /** How much is in it, from 0 to 1; null once all is. */
  progress(): number | null
  /** When everything that it was told until now is in it. */
  settled(): Promise<void>
  /** Nothing of it is left afterwards. */
  stop(): Promise<void>
}

type Given = Pick<Deps, 'db' | 'vault' | 'config' | 'log'>

export function createSearch(deps: Given): Search {
  let line: Line | null = null
  let seq = 0
  const begun = (): Line => {
    if (line) return line
    line = openLine(deps.log)
    seq = findHead(deps.db).seq
    line.tell({ kind: 'begin', database: join(deps.config.data, DATABASE), keys: allKeys(deps) })
    return line
  }
  return {
    begin: () => void begun(),
    follow: () => {
      const changes = listChangesAfter(deps.db, seq)
      if (!line || changes.matterIds.length === 0) return
      seq = changes.seq
      const gone = changes.matterIds.filter(deps.vault.isDestroyed)
      line.tell({ kind: 'follow', changed: changes.matterIds.flatMap((id) => keysOf(deps, id)), gone })
    },
    ask: (asks) => begun().ask((question) => ({ kind: 'find', question, asks: [...asks] })),
    progress: () => (line ? line.progress() : 0),
    settled: async () => {
      await begun().ask((question) => ({ kind: 'settle', question }))
    },
    stop: async () => {
      await line?.close()
      line = null
    },
  }
}

function allKeys(deps: Given): MatterKey[] {
  return [FIRM, ...deps.vault.keyring.matterIds()].flatMap((matterId) => keysOf(deps, matterId))
}

/** None of a matter that was destroyed, nor of one whose keys another process has only just made. */
function keysOf({ vault: { keyring } }: Given, matterId: string): MatterKey[] {
  if (matterId === FIRM) return [{ matterId, secret: keyring.firm.text, formers: [] }]
  try {
    const { secret } = keyring.matter(matterId)
    const formers = keyring.formerKeys(matterId).map((former) => former.secret)
    return [{ matterId, secret, formers }]
  } catch {
    return []
  }
}
