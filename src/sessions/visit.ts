import { contextOf } from '../http/context.ts'
import { cookieOf } from '../http/cookie.ts'
import { CEREMONY_COOKIE } from '../passkeys/ceremony.ts'
import { deviceOf } from './device.ts'
import { SESSION_COOKIE } from './session.ts'

/** One browser at the door: where it is, what it is, and what its cookies say. */
export type Visit = { from: string; device: string; ceremony: string | null; session: string | null }

export function visitOf(request: Request): Visit {
  return {
    from: contextOf(request).from,
    device: deviceOf(request),
    ceremony: cookieOf(request, CEREMONY_COOKIE),
    session: cookieOf(request, SESSION_COOKIE),
  }
}
