/** One browser at the door: where it is, what it is, and what its cookies say. */
export type Visit = { from: string; device: string; ceremony: string | null; session: string | null }
