import { expect } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { listSnapshots, openRepository } from '../../src/backup/repository.ts'
import { findClosing } from '../../src/closing/queries.ts'
import type { Deps } from '../../src/deps.ts'
import { EXIT } from '../../src/installation/refusal.ts'
import { findPhase } from '../../src/phases.ts'
import { cleanEnvironment, EXECUTABLE, runVestibule } from './executable.ts'
import { count, expectStatus, post, untilGone, type Writing, WrongAnswer } from './writers.ts'

/** Something that a power loss may meet half-way, done again and again. */
export type Act = {
  /** Before it begins, while nobody else is at work. */
  prepare?(deps: Deps): Promise<void>
  /** Ends when the portal does, or after `stop`. */
  begin(origin: string): Promise<unknown>
  /** Throws unless everything is as it was acknowledged, or as what was under way would have made it. */
  examine(deps: Deps): Promise<void>
  /** What a command said that ended well. */
  acknowledge?(result: Record<string, unknown>): void
  /** No further process starts; returns the ones that run. */
  stop(): number[]
}

/** A command beside the server, until it is interrupted. `acknowledge` hears what each one said that ended well. */
function commands(writing: Writing, args: string[], acknowledge: (result: Record<string, unknown>) => void) {
  let running: number | null = null
  let isStopped = false
  return {
    acknowledge,
    begin: async () => {
      isStopped = false
      while (!isStopped) {
        const child = Bun.spawn([EXECUTABLE, ...args, '--json'], {
          env: { ...cleanEnvironment(), ...writing.installation.environment },
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        running = child.pid
        const texts = [new Response(child.stdout).text(), new Response(child.stderr).text()]
        const [stdout = '', stderr = ''] = await Promise.all(texts)
        await child.exited
        running = null
        if (child.exitCode === 0) {
          count(writing, args.slice(0, 2).join(' '))
          acknowledge(JSON.parse(stdout))
        } else if (!child.signalCode && child.exitCode !== EXIT.locked)
          throw new WrongAnswer(`${args.join(' ')}: ${child.exitCode} ${stderr}`)
      }
    },
    stop: () => {
      isStopped = true
      return running === null ? [] : [running]
    },
  }
}

/** The keyring is the one that was acknowledged or the next one; that it opens at all was seen before. */
export function rotating(writing: Writing): Act {
  let generation = 0
  return {
    ...commands(writing, ['keyring', 'rotate'], (result) => {
      generation = Number(result.generation)
    }),
    prepare: async ({ vault }) => {
      generation = vault.keyring.generation
    },
    examine: async ({ vault }) => {
      expect([generation, generation + 1]).toContain(vault.keyring.generation)
    },
  }
}

/** Every snapshot that was acknowledged is there, and all that are there are whole. */
export function backingUp(writing: Writing, destination: string): Act {
  const acknowledged: string[] = []
  return {
    ...commands(writing, ['backup', 'create', destination], (result) => {
      acknowledged.push(String(result.snapshot))
    }),
    examine: async () => {
      if (acknowledged.length === 0 && !existsSync(join(destination, 'vestibule-backup.json'))) return
      const snapshots = await listSnapshots(await openRepository(destination))
      expect(snapshots.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged))
      if (snapshots.length === 0) return
      const args = ['backup', 'verify', destination, '--read-data']
      const verified = await runVestibule(args, writing.installation.environment)
      expect([verified.code, verified.stderr]).toEqual([0, ''])
    },
  }
}

/** Copies of the keyring to one place, each of which replaces the one before. */
export function exporting(writing: Writing, folder: string): Act {
  return {
    ...commands(writing, ['keyring', 'export', folder, '--copy-id', 'Safe'], () => {}),
    examine: async () => {},
  }
}

type Step = 'open' | 'planned' | 'closed'
const NEXT = { open: 'planned', planned: 'closed', closed: 'open' } as const satisfies Record<Step, Step>
const DATE = Temporal.Now.plainDateISO().add({ days: 40 }).toString()
const FORMS = {
  open: { path: 'reopening', fields: {} },
  planned: { path: 'closing', fields: { date: DATE } },
  closed: { path: 'closure', fields: {} },
} as const satisfies Record<Step, { path: string; fields: Record<string, string> }>

/** One matter's portal is planned to close, is closed, and is opened again. */
export function closing(writing: Writing, matterId: string): Act {
  let acknowledged: Step = 'open'
  let tried: Step = 'open'
  return {
    begin: (origin) =>
      untilGone(async () => {
        tried = NEXT[acknowledged]
        const { path, fields } = FORMS[tried]
        const response = await post(writing, origin, `/firm/matters/${matterId}/${path}`, fields)
        await expectStatus(response, 303, path)
        acknowledged = tried
        count(writing, path)
      }),
    examine: async (deps) => {
      const actual = stepOf(deps, matterId)
      expect([acknowledged, tried]).toContain(actual)
      acknowledged = actual
      tried = actual
    },
    stop: () => [],
  }
}

function stepOf(deps: Deps, matterId: string): Step {
  if (findPhase(deps, matterId) === 'closed') return 'closed'
  return findClosing(deps.db, matterId) ? 'planned' : 'open'
}

/** Only the writers. */
export const nothingElse: Act = { begin: async () => {}, examine: async () => {}, stop: () => [] }
