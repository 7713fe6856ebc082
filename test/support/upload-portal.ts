import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { keptDocuments } from './kept-documents.ts'
import { startPortal } from './portal.ts'

/** A portal with people who send files, and as many matters as a test wants. */
export async function startUploadPortal() {
  const portal = await startPortal()
  const lawyer = portal.person({ name: 'Lee Lawyer' })
  const assistant = portal.person({ name: 'Ann Assistant' })
  const client = portal.person({ name: 'Ada Client', kind: 'client', language: 'fr' })
  const expert = portal.person({ name: 'Xavier Expert', kind: 'outside' })
  return {
    portal,
    lawyer,
    assistant,
    client,
    expert,
    /** A matter with nothing in it, and where its members send files. */
    emptyMatter: async () => {
      const matterId = await portal.matter({ responsible: lawyer })
      portal.join(matterId, lawyer, 'responsible-lawyer')
      portal.join(matterId, assistant, 'assistant')
      portal.join(matterId, client, 'client')
      portal.join(matterId, expert, 'third-party')
      return {
        matterId,
        staff: `/firm/matters/${matterId}/uploads`,
        guest: `/portal/matters/${matterId}/uploads`,
        kept: () => keptDocuments(portal.deps, matterId),
      }
    },
    restartedWith: (upload: Partial<Config['upload']>) => {
      const { config } = portal.deps
      return portal.restarted({ config: { ...config, upload: { ...config.upload, ...upload } } })
    },
    /** Ids of the files in `incoming` or `documents`. */
    filesIn: (folder: string) =>
      readdirSync(join(portal.dataDir, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => name.replace(/\..*/, '')),
    /** Of the matter's documents. */
    eventsOf: (matterId: string) =>
      portal.deps.db
        .query<{ kind: string; actor: string }, [string]>(
          `select kind, actor_id as actor from events where matter_id = ? and kind glob 'document.*' order by seq`,
        )
        .all(matterId),
  }
}

export const idOf = (url: string) => url.split('/').at(-1) ?? ''
