import type { PersonKind } from '../viewer.ts'

/** The first page of somebody who is signed in. */
export function homeOf(kind: PersonKind): string {
  return kind === 'staff' ? '/firm' : '/portal'
}
