import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { makePdf } from '../../demo/pdf.ts'

/** Files on a person's disk, to be chosen in a browser; `remove` takes them away. */
export function writePapers(papers: Record<string, Uint8Array | string>) {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-papers-'))
  for (const [path, content] of Object.entries(papers)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return {
    path: (name: string) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export const PURCHASE_PDF = makePdf('Offre d’achat', [
  ['Première page.'],
  ['Deuxième page.'],
  ['Troisième page.'],
])
export const LETTER = 'Madame,\n\nVoici la lettre de la banque.\n'

/** Thirty files in three folders, as a notary's scanner leaves them. */
export function purchasePapers(): Record<string, Uint8Array | string> {
  const papers: Record<string, Uint8Array | string> = {}
  for (const folder of ['Banque', 'Notaire', 'Vendeur'])
    for (let n = 1; n <= 10; n++) papers[`Achat/${folder}/pièce ${n}.txt`] = `${folder}, pièce ${n}\n`
  delete papers['Achat/Banque/pièce 1.txt']
  delete papers['Achat/Banque/pièce 2.txt']
  return { ...papers, 'Achat/Banque/P-2231 offre.pdf': PURCHASE_PDF, 'Achat/Banque/RBC-lettre.txt': LETTER }
}
