import { zipNamer } from '../documents/zip-names.ts'
import type { BinderDocument } from './contents.ts'

/** Where each thing lies in the zip: folders of their own, so that no name that people gave meets one of ours. */
export type BinderNames = {
  document(document: BinderDocument): string
  receipt(document: BinderDocument): string
}

export function binderNames(): BinderNames {
  const [current, earlier, receipts] = [zipNamer(), zipNamer(), zipNamer()]
  return {
    document: ({ version, folders, isCurrent }) => {
      const { fileName, number } = version
      return isCurrent
        ? `documents/${current({ folders, fileName })}`
        : `versions/${earlier({ folders: [...folders, `version ${number}`], fileName })}`
    },
    receipt: ({ version }) => `receipts/${receipts({ folders: [], fileName: `${version.fileName}.txt` })}`,
  }
}
