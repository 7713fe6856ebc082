import { type PageState, type Scene, submit } from './page.ts'
import { beginSending } from './sending.ts'

const NOTHING = 'zzz-nothing'

/** One matter and what lies in it. */
export const MATTER_PAGES: readonly PageState[] = [
  {
    name: 'matter',
    route: '/firm/matters/:matterId',
    who: 'owner',
    show: ({ go, at }) => go(at.matter),
  },
  {
    name: 'matter-empty',
    route: '/firm/matters/:matterId',
    who: 'owner',
    show: ({ go, at }) => go(at.emptyMatter),
  },
  {
    name: 'matter-edit',
    route: '/firm/matters/:matterId/edit',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/edit`),
  },
  {
    name: 'members',
    route: '/firm/matters/:matterId/members',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/members`),
  },
  {
    name: 'member-new',
    route: '/firm/matters/:matterId/members/new',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/members/new`),
  },
  {
    name: 'member-edit',
    route: '/firm/matters/:matterId/members/:personId',
    who: 'owner',
    show: ({ go, at }) => go(at.member),
  },
  {
    name: 'matter-log',
    route: '/firm/matters/:matterId/log',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/log`),
  },
  {
    name: 'documents',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/documents`),
  },
  {
    name: 'documents-folder',
    route: '/firm/matters/:matterId/documents',
    who: 'assistant',
    show: ({ go, at }) => go(at.folder),
  },
  {
    name: 'documents-empty',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: ({ go, at }) => go(`${at.emptyMatter}/documents`),
  },
  {
    name: 'documents-sending',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: async (scene) => {
      await scene.go(`${scene.at.emptyMatter}/documents`)
      await beginSending(scene)
    },
  },
  {
    name: 'documents-none-found',
    route: '/firm/matters/:matterId/documents',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/documents?q=${NOTHING}`),
  },
  {
    name: 'document-internal',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: ({ go, at }) => go(at.internal),
  },
  {
    name: 'document-shared',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: ({ go, at }) => go(at.shared),
  },
  {
    name: 'document-recalled',
    route: '/firm/matters/:matterId/documents/:documentId',
    who: 'owner',
    show: async ({ page, go, at }) => {
      await go(at.recalled)
      await page.locator('details.earlier > summary').click()
    },
  },
  {
    name: 'binder',
    route: '/firm/matters/:matterId/binder',
    who: 'owner',
    show: ({ go, at }) => go(`${at.matter}/binder`),
  },
  {
    name: 'receipt',
    route: '/firm/matters/:matterId/documents/:documentId/receipt',
    who: 'owner',
    show: ({ go, at }) => go(`${at.shared}/receipt`),
  },
  {
    name: 'receipt-print',
    route: '/firm/matters/:matterId/documents/:documentId/receipt',
    who: 'owner',
    show: ({ go, at }) => go(`${at.shared}/receipt`),
    isPrinted: true,
  },
  {
    name: 'move',
    route: '/firm/matters/:matterId/documents/moves/draft',
    who: 'owner',
    show: (scene) => withSelection(scene, '/moves/draft'),
  },
  {
    name: 'share',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: (scene) => withSelection(scene, '/shares/draft'),
  },
  {
    name: 'share-refused',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: async (scene) => {
      await withSelection(scene, '/shares/draft')
      await submit(scene, 'form[action$="/shares/preview"] .form-actions button')
    },
    complains: /422/,
  },
  {
    name: 'share-preview',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: async (scene) => {
      await withSelection(scene, '/shares/draft')
      await scene.page.locator('[name=person]').first().check()
      for (const field of await scene.page.locator('[name^=title-]:visible').all())
        if ((await field.inputValue()) === '') await field.fill('Votre convention, à relire · Your agreement')
      await submit(scene, 'form[action$="/shares/preview"] .form-actions button')
    },
  },
  {
    name: 'share-nobody',
    route: '/firm/matters/:matterId/shares/:step',
    who: 'owner',
    show: async (scene) => {
      await scene.go(scene.at.internal)
      await submit(scene, 'form[action$="/shares/draft"] button')
    },
  },
]

/** Ticks what the list offers and sends it to a form that works on a selection. */
async function withSelection(scene: Scene, action: string): Promise<void> {
  await scene.go(scene.at.folder)
  for (const box of await scene.page.locator('main [name=document]').all()) await box.check()
  await submit(scene, `button[formaction$="${action}"]`)
}
