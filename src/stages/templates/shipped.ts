import type { Template } from '../stage.ts'
import { FAMILY } from './family.ts'

/** The templates that come with the portal, in the order in which they are offered. */
export const SHIPPED: readonly Template[] = [FAMILY]
