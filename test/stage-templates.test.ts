import { expect, test } from 'bun:test'
import { PRACTICE_AREAS } from '../src/matters/vocabulary.ts'
import { SHIPPED } from '../src/stages/templates/shipped.ts'

type Text = { where: string; en: string; fr: string }

/** Every text of the templates, with the way to it. */
function textsOf(value: unknown, where: string): Text[] {
  if (typeof value !== 'object' || value === null) return []
  const [en, fr] = ['en', 'fr'].map((language) => Reflect.get(value, language))
  if (typeof en === 'string' || typeof fr === 'string')
    return [{ where, en: String(en ?? ''), fr: String(fr ?? '') }]
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${where}.${key}`))
}
const texts = SHIPPED.flatMap((template) => textsOf(template, template.key))

test('D1 the fields of the firm each have a template, and no two stages share a key', () => {
  const areas = new Set(SHIPPED.map(({ area }) => area))
  expect(PRACTICE_AREAS.filter((area) => !areas.has(area))).toEqual(['criminal', 'tax', 'other'])
  for (const { stages } of SHIPPED) expect(new Set(stages.map(({ key }) => key)).size).toBe(stages.length)
  expect(new Set(SHIPPED.map(({ key }) => key)).size).toBe(SHIPPED.length)
})

test('K3 every word of a template is there in both languages, as each language is set', () => {
  expect(texts.length).toBeGreaterThan(200)
  expect(texts.filter(({ en, fr }) => !en.trim() || !fr.trim())).toEqual([])
  expect(texts.filter(({ en, fr }) => /['"]/.test(en + fr))).toEqual([])
  expect(texts.filter(({ fr }) => /(?<!\u202f)[;:?!»]|«(?!\u202f)/.test(fr))).toEqual([])
})

const stages = SHIPPED.flatMap((template) => template.stages)

test('what a template asks for fits the forms it is edited with', () => {
  const names = stages.flatMap(({ name }) => [name.en ?? '', name.fr ?? ''])
  const words = stages.flatMap(({ meaning, next }) => [meaning.en ?? '', meaning.fr ?? '', next.en ?? ''])
  expect(names.filter((name) => name.length > 60)).toEqual([])
  expect(words.filter((text) => text.length > 400)).toEqual([])
  expect(stages.filter(({ tasks, requests }) => tasks.length > 12 || requests.length > 6)).toEqual([])
  expect(stages.flatMap(({ requests }) => requests).filter(({ items }) => items.length === 0)).toEqual([])
})
