import type { Template } from '../stage.ts'
import { LITIGATION } from './civil-litigation.ts'
import { CORPORATE } from './corporate.ts'
import { EMPLOYMENT } from './employment.ts'
import { ESTATES } from './estates.ts'
import { FAMILY } from './family.ts'
import { FAMILY_JOINT } from './family-joint.ts'
import { IMMIGRATION } from './immigration.ts'
import { PURCHASE } from './purchase.ts'
import { SALE } from './sale.ts'
import { WILLS } from './wills.ts'

/** The templates that come with the portal, in the order in which they are offered. */
export const SHIPPED: readonly Template[] = [
  ...[FAMILY, FAMILY_JOINT, PURCHASE, SALE, WILLS, ESTATES],
  ...[LITIGATION, EMPLOYMENT, CORPORATE, IMMIGRATION],
]
