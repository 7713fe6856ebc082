import { type PageState, submit } from './page.ts'

/** What the firm writes for its clients, and what helps both to use the portal. */
export const GUIDE_PAGES: readonly PageState[] = [
  { name: 'library', route: '/firm/library', who: 'owner', show: ({ go }) => go('/firm/library') },
  {
    name: 'article-new',
    route: '/firm/library/new',
    who: 'owner',
    show: ({ go }) => go('/firm/library/new?kind=article'),
  },
  {
    name: 'news-refused',
    route: '/firm/library/new',
    who: 'assistant',
    show: async (scene) => {
      await scene.go('/firm/library/new?kind=news')
      await scene.page.locator('form.form').evaluate((form) => form.setAttribute('novalidate', ''))
      await submit(scene, 'form.form .form-actions button')
    },
    complains: /422/,
  },
  {
    name: 'article',
    route: '/firm/library/:articleId',
    who: 'owner',
    show: async ({ page, go }) => {
      await go('/firm/library')
      await page.locator('main tbody tr:nth-child(2) a').click()
      await page.waitForURL('**/firm/library/*-*')
    },
  },
  { name: 'roll-out', route: '/firm/roll-out', who: 'owner', show: ({ go }) => go('/firm/roll-out') },
  {
    name: 'roll-out-letter',
    route: '/firm/roll-out/letter',
    who: 'owner',
    show: ({ go }) => go('/firm/roll-out/letter'),
  },
  {
    name: 'practice-matter',
    route: '/firm/matters/:matterId',
    who: 'owner',
    show: async (scene) => {
      await scene.go('/firm/roll-out')
      await submit(scene, '#step-practice :is(button, a)')
      await scene.page.waitForURL('**/firm/matters/*')
    },
  },
  {
    name: 'contact-preference',
    route: '/firm/people/:personId/contact-preference',
    who: 'owner',
    show: ({ go, at }) => go(`${at.person}/contact-preference`),
  },
  { name: 'help', route: '/help', who: 'stranger', show: ({ go }) => go('/help') },
  {
    name: 'client-first-visit',
    route: '/portal/first-visit',
    who: 'client',
    show: ({ go }) => go('/portal/first-visit'),
  },
  {
    name: 'client-first-visit-mail',
    route: '/portal/first-visit',
    who: 'client',
    show: ({ go }) => go('/portal/first-visit?card=mail'),
  },
  {
    name: 'client-first-visit-return',
    route: '/portal/first-visit',
    who: 'client',
    show: ({ go }) => go('/portal/first-visit?card=return'),
  },
  {
    name: 'client-help',
    route: '/portal/help',
    who: 'client',
    show: async ({ page, go }) => {
      await go('/portal/help')
      await page.locator('#q-lost > summary').click()
    },
  },
  {
    name: 'client-library',
    route: '/portal/library',
    who: 'client',
    show: ({ go }) => go('/portal/library'),
  },
  {
    name: 'client-article',
    route: '/portal/library/:slug',
    who: 'client',
    show: ({ go }) => go('/portal/library/financial-statement'),
  },
]
