import { expect, test } from 'bun:test'
import manifest from '../package.json' with { type: 'json' }
import lock from '../package-lock.json' with { type: 'json' }

type Entry = { version?: string; optionalDependencies?: Record<string, string> }
const packages: Record<string, Entry> = lock.packages

test('every dependency is pinned to one version, and the lock file has that one', () => {
  for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect({ name, version: packages[`node_modules/${name}`]?.version }).toEqual({ name, version })
  }
})

// npm leaves packages for other systems out when its registry does not have them; `npm ci` then fails everywhere.
test('the lock file names the optional packages of every system', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
    ),
  )
  expect(missing).toEqual([])
})
