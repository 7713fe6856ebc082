import { Elysia } from 'elysia'
import { ReceiptPage } from '../../views/receipts/receipt-page.tsx'
import { SentReceiptPage } from '../../views/receipts/sent-receipt-page.tsx'
import { GuestAccess, StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { guestSide, staffSide } from '../http/page.ts'
import { readGuestMatterHeading, readMatterHeading } from '../matters/read-heading.ts'
import type { Language } from '../viewer.ts'
import type { Receipt } from './compose.ts'
import { signedReceipt } from './file.ts'
import { makeReceipt } from './make.ts'
import { readGuestReceipt } from './read.ts'
import { makeSentReceipt } from './sent.ts'

export const receipts = (deps: Deps) => new Elysia().use(staffReceipts(deps)).use(guestReceipts(deps))

const staffReceipts = (deps: Deps) =>
  new Elysia({ prefix: '/firm/matters/:matterId/documents/:documentId' })
    .use(staffSide(deps))
    .get('/receipt', async ({ viewer, frame, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
      const receipt = await makeReceipt(deps, access, params.documentId)
      return <ReceiptPage frame={frame} matter={readMatterHeading(deps, access)} receipt={receipt} />
    })
    .get('/receipt.txt', async ({ viewer, params }) => {
      const access = StaffAccess.open(deps, viewer, params.matterId, 'documents:read')
      return receiptFile(deps, await makeReceipt(deps, access, params.documentId), viewer.language)
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
    .get('/receipt.txt', ({ viewer, params }) => {
      const access = GuestAccess.open(deps, viewer, params.matterId, 'documents:read')
      const { event } = makeSentReceipt(deps, access, params.documentId)
      const receipt = readGuestReceipt(deps, access, params.documentId)
      return receiptFile(deps, { ...receipt, event }, viewer.language)
    })

async function receiptFile(deps: Deps, receipt: Receipt, language: Language): Promise<Response> {
  return new Response(await signedReceipt(deps, receipt, { language, chained: true }), {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="receipt-${receipt.event}.txt"`,
    },
  })
}
