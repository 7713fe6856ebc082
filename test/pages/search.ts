import type { PageState, Scene } from './page.ts'

/** A word of the title of the matter that is looked at, in the language of whoever wrote it. */
const wordOf = ({ at }: Scene) => encodeURIComponent(at.names.title.split(/[\s,]+/)[0] ?? '')

async function searchUntilRead({ page, go }: Scene, path: string): Promise<void> {
  await go(path)
  while ((await page.locator('#still-reading').count()) > 0) await page.reload()
}

/** What is found, and what is not. */
export const SEARCH_PAGES: readonly PageState[] = [
  { name: 'search', route: '/firm/search', who: 'owner', show: ({ go }) => go('/firm/search') },
  {
    name: 'search-found',
    route: '/firm/search',
    who: 'owner',
    show: (scene) => searchUntilRead(scene, `/firm/search?q=${wordOf(scene)}`),
  },
  {
    name: 'search-group',
    route: '/firm/search',
    who: 'owner',
    show: (scene) => searchUntilRead(scene, '/firm/search?q=pdf&in=documents'),
  },
  {
    name: 'search-nothing',
    route: '/firm/search',
    who: 'owner',
    show: (scene) => searchUntilRead(scene, '/firm/search?q=zzznothing'),
  },
  {
    name: 'client-search',
    route: '/portal/search',
    who: 'client',
    show: (scene) => searchUntilRead(scene, '/portal/search?q=2026'),
  },
  {
    name: 'client-search-nothing',
    route: '/portal/search',
    who: 'client',
    show: (scene) => searchUntilRead(scene, '/portal/search?q=zzznothing'),
  },
]
