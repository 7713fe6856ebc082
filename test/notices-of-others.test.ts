import { expect, test } from 'bun:test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { notices, productionPackages } from '../deploy/notices.ts'
import { dependencies } from '../package.json' with { type: 'json' }

const text = notices()
const root = join(import.meta.dir, '..')

test('every package that is installed for more than development is named, with its version, licence and text', () => {
  const paths = productionPackages()
  expect(paths.length).toBeGreaterThan(Object.keys(dependencies).length)
  for (const path of paths) {
    const { name, version } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'))
    const start = text.indexOf(`\n${name} ${version} – `)
    expect(start < 0 ? `${name} is missing` : null).toBeNull()
    const part = text.slice(start, text.indexOf('\n────', start))
    expect(part.length).toBeGreaterThan(400)
  }
})

test('every dependency of package.json is among them', () => {
  for (const [name, version] of Object.entries(dependencies))
    expect(text).toContain(`\n${name} ${version} – `)
})

test('what is inside without being a package of ours is named too, and where the source of LGPL parts is', () => {
  for (const part of [
    'JavaScriptCore',
    'libheif',
    'TinyCC',
    'SIL OPEN FONT LICENSE',
    'Liberation',
    'ISC License',
  ])
    expect(text.toLowerCase()).toContain(part.toLowerCase())
  for (const title of [
    'GNU LESSER GENERAL PUBLIC LICENSE',
    'GNU GENERAL PUBLIC LICENSE',
    'Mozilla Public License',
  ])
    expect(text).toContain(title)
  expect(text).toContain('https://www.npmjs.com/package/openpgp/v/')
})
