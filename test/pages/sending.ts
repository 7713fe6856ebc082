import type { Scene } from './page.ts'

const FILES = ['Relevé de compte – juin 2026.pdf', 'IMG_2041.jpg', 'Bail signé.pdf']

/** Chooses files and lets none of them arrive, so that the page shows them under way. */
export async function beginSending({ page }: Scene): Promise<void> {
  await page.route('**/uploads**', (route) =>
    route.request().method() === 'GET' ? route.continue() : undefined,
  )
  page.once('dialog', (dialog) => void dialog.accept())
  await page.setInputFiles(
    '#files-files',
    FILES.map((name, index) => ({
      name,
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(400_000 * (index + 1), 7),
    })),
  )
  await page
    .locator('.uploads-row')
    .nth(FILES.length - 1)
    .waitFor()
}
