import type { Page } from 'playwright-core'

/** What staff do on their pages, in English. */

export type NewClient = { name: string; email: string; phone: string; language: 'fr' | 'en' }

/** Adds a client and stays on their page. */
export async function addClient(page: Page, origin: string, client: NewClient): Promise<void> {
  await page.goto(`${origin}/firm/people`)
  await page.getByRole('link', { name: 'Add a client' }).click()
  await page.getByLabel('Name', { exact: true }).fill(client.name)
  await page.getByLabel('E-mail').fill(client.email)
  await page.getByLabel('Phone').fill(client.phone)
  await page.getByRole('radio', { name: client.language === 'fr' ? 'Français' : 'English' }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: client.name }).waitFor()
}

/** Sends the link by mail, from the person's page, and returns the code, which the page shows this once. */
export async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: /link and/ }).click()
  const code = page.locator('#code .invitation-code')
  await code.waitFor()
  return (await code.textContent())?.trim() ?? ''
}

type NewMatter = { internalTitle: string; titleFr: string; client: string }

/** Opens a matter with one client and returns its path. */
export async function openMatter(page: Page, origin: string, matter: NewMatter): Promise<string> {
  await page.goto(`${origin}/firm/matters/new`)
  await page.getByLabel('Internal title').fill(matter.internalTitle)
  await page.getByLabel('Title for clients, French').fill(matter.titleFr)
  await page.getByLabel('Practice area').selectOption({ label: 'Real estate' })
  await page.getByLabel('Province or territory').selectOption({ label: 'Québec' })
  await page.getByLabel('Responsible lawyer').selectOption({ index: 1 })
  await page.getByLabel('Find a client').fill(matter.client.toLowerCase())
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('checkbox', { name: matter.client }).check()
  await page.getByRole('button', { name: 'Open the matter' }).click()
  await page.getByRole('heading', { level: 1, name: matter.internalTitle }).waitFor()
  return new URL(page.url()).pathname
}

/** Gives the folder as a browser's folder chooser does, and waits until every file has arrived. */
export async function uploadFolder(page: Page, folder: string, files: number): Promise<void> {
  await page.locator('#files-folder').setInputFiles(folder)
  await page.locator('[data-summary]').getByText(`${files} files sent`, { exact: true }).waitFor()
}

export async function openFolder(page: Page, ...names: string[]): Promise<void> {
  for (const name of names) {
    await page.locator('#documents').getByRole('link', { name, exact: true }).click()
    await page.locator('.crumbs [aria-current]', { hasText: name }).waitFor()
  }
}

export type Shared = { fileName: string; title: string; note: string }

/** Ticks what is shared, writes the words, looks at what will be seen, shares. */
export async function share(page: Page, client: string, documents: readonly Shared[]): Promise<void> {
  for (const { fileName } of documents) await page.getByRole('checkbox', { name: `“${fileName}”` }).check()
  await page.getByRole('button', { name: 'Share…' }).click()
  await page.getByRole('checkbox', { name: client }).check()
  for (const { fileName, title, note } of documents) {
    const sheet = page.locator('section, .sheet', { hasText: fileName }).last()
    await sheet.getByLabel('Title in French').fill(title)
    await sheet.getByLabel('Note in French').fill(note)
  }
  await page.getByRole('button', { name: 'See what they will see' }).click()
  for (const { title, note } of documents) {
    await page.getByText(title, { exact: true }).waitFor()
    await page.getByText(note, { exact: true }).waitFor()
  }
  await page.getByRole('button', { name: 'Share now' }).click()
  await page.getByText('Who was told, and who has opened it').waitFor()
}
