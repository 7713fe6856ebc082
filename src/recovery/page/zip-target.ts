import { makeZip } from 'client-zip'
import { download, toBlob } from './blob-parts.ts'
import type { Target } from './target.ts'

type Entry = { readonly name: string; readonly input: Blob; readonly lastModified: Date }

/** For a browser that cannot write into folders: one zip among the downloads, made of documents that are whole. */
export function zipTarget(fileName: string): Target {
  const entries: Entry[] = []
  return {
    put: async (name, { uploadedAt }, content) => {
      entries.push({ name, input: await toBlob(content), lastModified: new Date(uploadedAt) })
      return 'saved'
    },
    finish: async () => {
      if (entries.length === 0) return
      download(await toBlob(makeZip(entries, { buffersAreUTF8: true }), 'application/zip'), fileName)
    },
  }
}
