/** How many of the newest days, weeks and months with snapshots keep one, each its newest. 0: none for that reason. */
export type KeepRules = { readonly daily: number; readonly weekly: number; readonly monthly: number }

type Dated = { readonly id: string }

/** The ids to keep: what the rules say, and the newest in any case. Days are those of UTC, weeks begin on Monday. */
export function idsToKeep(snapshots: readonly Dated[], rules: KeepRules): Set<string> {
  const newestFirst = snapshots.map(({ id }) => id).sort((a, b) => (a < b ? 1 : -1))
  return new Set([
    ...newestFirst.slice(0, 1),
    ...newestOfEach(newestFirst, rules.daily, dayOf),
    ...newestOfEach(newestFirst, rules.weekly, weekOf),
    ...newestOfEach(newestFirst, rules.monthly, (id) => id.slice(0, 6)),
  ])
}

function newestOfEach(newestFirst: readonly string[], count: number, periodOf: (id: string) => string) {
  const newest = new Map<string, string>()
  for (const id of newestFirst) {
    const period = periodOf(id)
    if (!newest.has(period)) newest.set(period, id)
  }
  return [...newest.values()].slice(0, count)
}

const dayOf = (id: string) => id.slice(0, 8)

/** The Monday of the week. */
function weekOf(id: string): string {
  const day = new Date(`${id.slice(0, 4)}-${id.slice(4, 6)}-${id.slice(6, 8)}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
