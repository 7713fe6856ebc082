import { expect, test } from 'bun:test'
import { join } from 'node:path'
import manifest from '../package.json' with { type: 'json' }
import lock from '../package-lock.json' with { type: 'json' }

type Entry = {
  version?: string
  optionalDependencies?: Record<string, string>
  engines?: { node?: string }
}
const root = join(import.meta.dir, '..')
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

// Packages that want a newer Node.js are there, and run on Bun: two of them are in the portal itself.
test('Node.js runs nothing that asks for a newer one than package.json does', async () => {
  const oldest = (range = '>=0') => Number(range.match(/\d+/)?.[0])
  expect(oldest(packages['node_modules/@biomejs/biome']?.engines?.node)).toBeLessThanOrEqual(20)
  expect(oldest(manifest.engines.node)).toBe(20)
  const scripts = [...new Bun.Glob('{deploy,test}/**/*.mjs').scanSync(root)]
  expect(scripts).toContain('test/run.mjs')
  for (const script of scripts) {
    const { imports } = new Bun.Transpiler().scan(await Bun.file(join(root, script)).text())
    for (const { path } of imports) expect(path).toMatch(/^(node:|\.{1,2}\/.*\.mjs$)/)
  }
})
