import { zipNamer } from '../documents/zip-names.ts'

const LONGEST_TITLE = 40

/** One folder for each matter, `2026-014 Gagnon separation`: safe on any system, and no two alike. */
export function matterFolders(): (matter: { number: string; title: string | null }) => string {
  const nameOf = zipNamer()
  nameOf({ folders: [], fileName: 'index.html' }) // that place is taken by the list
  return ({ number, title }) => {
    const words = Array.from(title ?? '')
      .slice(0, LONGEST_TITLE)
      .join('')
    return nameOf({ folders: [], fileName: `${number} ${words}`.trim() })
  }
}
