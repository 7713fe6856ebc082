import type { Version } from './versions/queries.ts'

/** How a version can be shown in a page: `none` can only be downloaded. */
export type PreviewKind = 'pdf' | 'image' | 'heic' | 'text' | 'none'

const KINDS: Record<string, PreviewKind> = {
  'application/pdf': 'pdf',
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'image/heic': 'heic',
  'image/heif': 'heic',
}

export function previewOf({ mediaType }: Pick<Version, 'mediaType'>): PreviewKind {
  return KINDS[mediaType] ?? (mediaType.startsWith('text/') ? 'text' : 'none')
}
