import type { Html } from '../jsx/jsx-runtime.ts'
import { ClientPage } from './client-page.tsx'
import type { DocumentProps } from './document.tsx'
import type { Frame, StaffFrame } from './frame.ts'
import { StaffPage } from './staff-page.tsx'

/** A page that everybody has, in the house they are used to. */
export function AnyPage({ frame, ...rest }: DocumentProps & { frame: Frame | StaffFrame }): Html {
  return 'places' in frame ? <StaffPage frame={frame} {...rest} /> : <ClientPage frame={frame} {...rest} />
}
