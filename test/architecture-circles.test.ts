import { expect, test } from 'bun:test'
import { inSrc, sources } from './support/sources.ts'

// Features point one way. Routes and their schemas are left out: nothing but the app loads them, so they close no circle.

/** The arrows that point back, by the folder they start in. Without them there is no circle; a new one wants another way first. */
const BACK: Record<string, readonly string[]> = {
  // A copy is proved by reading it as restoring would.
  backup: ['restore'],
  // A page of documents says who was given them, and a folder moves what is in it.
  documents: ['shares'],
  folders: ['documents'],
  // An invitation goes to a person, and inviting is something done to a person.
  enrolments: ['mail', 'people'],
  // Above every page of the firm stands whether its mail leaves; a matter that closed says so where it was.
  http: ['closing', 'mail'],
  // The first start chooses how the portal is unlocked.
  installation: ['unlocking'],
  // A mail waits for quiet hours, and what it told of is told again when it comes back.
  mail: ['notices'],
  // The heading of a matter says whether it closes.
  matters: ['closing'],
  members: ['matters', 'walls'],
  notices: ['closing'],
  passkeys: ['sessions'],
  // A person's page shows all that is theirs, and disabling ends it.
  people: ['calendar', 'mail', 'matters', 'members', 'notices', 'walls'],
  // Another choice of hours plans anew what waits.
  preferences: ['notices'],
  'safe-contacts': ['notices', 'people'],
  // What arrives may fill what was asked for, or go with a message.
  uploads: ['messages', 'requests'],
}

const ofRoutes = /[/-](routes|schemas)\.tsx?$/
const folderOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1]

const arrows = new Map<string, Set<string>>()
for (const { path, imports } of sources.filter((source) => inSrc(source))) {
  const from = folderOf(path)
  if (!from || ofRoutes.test(path)) continue
  const targets = imports.map(folderOf).filter((to) => to !== undefined)
  arrows.set(from, new Set([...(arrows.get(from) ?? []), ...targets.filter((to) => to !== from)]))
}
const forward = (from: string) => [...(arrows.get(from) ?? [])].filter((to) => !BACK[from]?.includes(to))

/** The way from one folder to another that no arrow back is needed for. */
function wayTo(goal: string, from: string, seen = new Set<string>()): string[] | null {
  if (from === goal) return [goal]
  if (seen.has(from)) return null
  seen.add(from)
  for (const next of forward(from)) {
    const rest = wayTo(goal, next, seen)
    if (rest) return [from, ...rest]
  }
  return null
}

test('features load each other in no new circle', () => {
  const circles = [...arrows.keys()].flatMap((start) => {
    const rest = forward(start).flatMap((next) => wayTo(start, next) ?? [])
    return rest.length > 0 ? [[start, ...rest].join(' → ')] : []
  })
  expect(circles).toEqual([])
})

test('each arrow that points back is there and closes a circle', () => {
  const idle = Object.entries(BACK).flatMap(([from, targets]) =>
    targets
      .filter((to) => !arrows.get(from)?.has(to) || wayTo(from, to) === null)
      .map((to) => `${from} → ${to}`),
  )
  expect(idle).toEqual([])
})
