/**
 * What an upload is for, besides becoming a document of the matter: an item of a request, a photographed page of one, a
 * message that is not sent yet. `position` puts pages in order; any number that grows will do.
 */
export type Target = { kind: TargetKind; id: string; position: number | null }
export type TargetKind = (typeof TARGET_KINDS)[number]
export const TARGET_KINDS = ['item', 'pages', 'draft'] as const

/** A file that has become a document. */
export type Arrived = { documentId: string; mediaType: string; target: Target }
