import type { PageState, Scene } from './page.ts'
import { beginSending } from './sending.ts'
import { TELLING_PAGES } from './telling.ts'

/** The address of the client's own page of the matter. */
const home = ({ at }: Scene) => at.matter.replace('/firm/', '/portal/')
const documentPage = ({ at }: Scene) => at.shared.replace('/firm/', '/portal/')

/** Follows the first link of the client's page that leads where this says. */
async function followFrom(scene: Scene, selector: string): Promise<void> {
  await scene.go(home(scene))
  const href = await scene.page.locator(`main ${selector}`).first().getAttribute('href')
  if (!href) throw new Error(`the client's page has no ${selector}`)
  await scene.go(href)
}

/** What clients and outside people see. */
export const CLIENT_PAGES: readonly PageState[] = [
  {
    name: 'client-matters',
    route: '/portal',
    who: 'other client',
    show: ({ go }) => go('/portal'),
  },
  {
    name: 'client-matter',
    route: '/portal/matters/:matterId',
    who: 'client',
    show: (scene) => scene.go(home(scene)),
  },
  {
    name: 'client-matter-empty',
    route: '/portal/matters/:matterId',
    who: 'other client',
    show: ({ go, at }) => go(at.emptyMatter.replace('/firm/', '/portal/')),
  },
  {
    name: 'client-matter-closing',
    route: '/portal/matters/:matterId',
    who: 'other client',
    show: ({ go, at }) => go(at.closing.replace('/firm/', '/portal/')),
  },
  {
    name: 'client-matter-closed',
    route: '/portal/matters/:matterId',
    who: 'other client',
    show: ({ go, at }) => go(at.closed.replace('/firm/', '/portal/')),
    complains: /410/,
  },
  {
    name: 'client-matter-sending',
    route: '/portal/matters/:matterId',
    who: 'client',
    show: async (scene) => {
      await scene.go(home(scene))
      await beginSending(scene)
    },
  },
  {
    name: 'client-matter-cocounsel',
    route: '/portal/matters/:matterId',
    who: 'co-counsel',
    show: ({ go }) => go('/portal'),
  },
  {
    name: 'client-documents',
    route: '/portal/matters/:matterId/documents',
    who: 'client',
    show: (scene) => scene.go(`${home(scene)}/documents`),
  },
  {
    name: 'client-document',
    route: '/portal/matters/:matterId/documents/:documentId',
    who: 'client',
    show: (scene) => scene.go(documentPage(scene)),
  },
  {
    name: 'client-document-confirmed',
    route: '/portal/matters/:matterId/documents/:documentId',
    who: 'client',
    show: (scene) => followFrom(scene, '#documents .rows:first-of-type li:last-child a'),
  },
  {
    name: 'client-document-sent',
    route: '/portal/matters/:matterId/documents/:documentId',
    who: 'client',
    show: (scene) => followFrom(scene, '#documents .rows:last-of-type .row-title a'),
  },
  {
    name: 'client-receipt',
    route: '/portal/matters/:matterId/documents/:documentId/receipt',
    who: 'client',
    show: (scene) => followFrom(scene, 'a[href$="/receipt"]'),
  },
  {
    name: 'client-receipt-print',
    route: '/portal/matters/:matterId/documents/:documentId/receipt',
    who: 'client',
    show: (scene) => followFrom(scene, 'a[href$="/receipt"]'),
    isPrinted: true,
  },
  {
    name: 'client-matter-print',
    route: '/portal/matters/:matterId',
    who: 'client',
    show: (scene) => scene.go(home(scene)),
    isPrinted: true,
  },
  { name: 'client-account', route: '/account', who: 'client', show: ({ go }) => go('/account') },
  ...TELLING_PAGES,
  {
    name: 'client-passkey',
    route: '/account/passkeys/:passkeyId',
    who: 'client',
    show: async ({ page, go }) => {
      await go('/account')
      await page.locator('main a[href^="/account/passkeys/"]').first().click()
      await page.waitForURL('**/account/passkeys/**')
    },
  },
  {
    name: 'client-not-found',
    route: '/portal/matters/:matterId',
    who: 'client',
    show: ({ go, at }) => go(at.emptyMatter.replace('/firm/', '/portal/')),
    complains: /404/,
  },
]
