import { Elysia } from 'elysia'
import { ReceiptPage } from '../../views/receipts/receipt-page.tsx'
import { SentReceiptPage } from '../../views/receipts/sent-receipt-page.tsx'
import { GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { guestSide, staffSide } from '../http/page.ts'
import { readGuestMatterHeading, readMatterHeading } from '../matters/read-heading.ts'
import { receiptJson } from './json.ts'
import { makeReceipt } from './make.ts'
import { makeSentReceipt } from './sent.ts'

export const receipts = (deps: Deps) => new Elysia().use(staffReceipts(deps)).use(guestReceipts(deps))

const staffReceipts = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/documents/:documentId' })
    .use(staffSide(deps))
    .get('/receipt', ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
      const receipt = makeReceipt(deps, access, params.documentId)
      return <ReceiptPage frame={frame} matter={readMatterHeading(deps, access)} receipt={receipt} />
    })
    .get('/receipt.json', ({ viewer, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
      const receipt = makeReceipt(deps, access, params.documentId)
      return new Response(`${JSON.stringify(receiptJson(deps.vault, receipt), null, 2)}\n`, {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': `attachment; filename="receipt-${receipt.event}.json"`,
        },
      })
    })

const guestReceipts = (deps: Deps) =>
  new Elysia({ prefix: '/portal/matters/:matterId/documents/:documentId' })
    .use(guestSide(deps))
    .get('/receipt', ({ viewer, frame, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
      const receipt = makeSentReceipt(deps, access, params.documentId)
      const matter = readGuestMatterHeading(deps, access, viewer.language)
      return <SentReceiptPage frame={frame} matter={matter} receipt={receipt} />
    })
