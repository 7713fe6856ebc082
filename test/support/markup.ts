import type { TestPerson } from './people.ts'

/** How often each kind of element stands in a page: `a[class,href]` is a link with just these attributes. */
export type Skeleton = Record<string, number>
export type Markup = { skeleton: Skeleton; faults: string[] }
type Attribute = { name: string; value: string }

/** Attributes through which a browser loads or goes somewhere. */
const URLS = new Set(['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcdoc', 'xlink:href'])
const OWN_URL = /^(\/(?!\/)|#|\?|https:\/\/(?!evil)|mailto:|tel:)/
const EVALUATED = /^on|^style$|^hx-on/
/** The lines of an icon: which icon stands beside a file depends on what is in the file. */
const DRAWN = new Set(['path', 'line', 'polyline', 'polygon', 'circle', 'ellipse', 'rect'])
const GEOMETRY = /^(d|points|c?[xy][12]?|r[xy]?|width|height)$/

/** The elements of a page without their text, and what must not be in any page of ours. */
export async function readMarkup(html: string): Promise<Markup> {
  const skeleton: Skeleton = {}
  const faults: string[] = []
  const rewriter = new HTMLRewriter().on('*', {
    element: (element) => {
      const attributes = [...element.attributes].map(([name = '', value = '']) => ({ name, value }))
      const { tagName } = element
      const key = `${tagName}[${attributes.map(({ name }) => name).sort()}]`
      if (!isDrawing(tagName, attributes)) skeleton[key] = (skeleton[key] ?? 0) + 1
      if (tagName === 'script' && !attributes.some(({ name }) => name === 'src')) faults.push(`inline ${key}`)
      faults.push(...attributes.filter(isFault).map(({ name, value }) => `${key} ${name}=${value}`))
    },
  })
  await rewriter.transform(new Response(html)).text()
  return { skeleton, faults }
}

function isDrawing(tagName: string, attributes: readonly Attribute[]): boolean {
  return DRAWN.has(tagName) && attributes.every(({ name }) => GEOMETRY.test(name))
}

function isFault({ name, value }: Attribute): boolean {
  return EVALUATED.test(name) || (URLS.has(name) && !OWN_URL.test(value))
}

export type Page = Markup & { status: number; text: string }

/** What a person gets at `path`, as markup; null for what is not a page. Throws when the portal failed. */
export async function readPage(
  person: Pick<TestPerson, 'fetch'>,
  path: string,
  init: RequestInit = {},
): Promise<Page | null> {
  const response = await person.fetch(path, init)
  const { status, headers } = response
  if (status === 500) throw new Error(`${init.method ?? 'GET'} ${path} failed`)
  const text = await response.text()
  if (!headers.get('content-type')?.startsWith('text/html')) return null
  return { status, text, ...(await readMarkup(text)) }
}
