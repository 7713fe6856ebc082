import type { Database } from 'bun:sqlite'

/** The last time that a task of its own rhythm ran. `at`: UTC, ISO 8601. `outcome`: a code. */
export type Run = { name: string; at: string; outcome: string }

/** Under which name the mailbox of reports is read. */
export const BOUNCES_RUN = 'bounces'

export function findRun(db: Database, name: string): Run | null {
  return db
    .query<Run, { name: string }>('select name, at, outcome from runs where name = $name')
    .get({ name })
}

export function recordRun(db: Database, run: Run): void {
  db.query(`
    insert into runs (name, at, outcome) values ($name, $at, $outcome)
    on conflict (name) do update set at = $at, outcome = $outcome`).run(run)
}
