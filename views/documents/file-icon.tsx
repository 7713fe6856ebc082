import { Icon } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'

/** What kind of file it is; the name beside it says the same. */
export function FileIcon({ mediaType }: { mediaType: string }): Html {
  if (mediaType.startsWith('image/')) return <Icon name="file-image" />
  if (mediaType === 'application/pdf' || mediaType.startsWith('text/')) return <Icon name="file-text" />
  return <Icon name="file" />
}
