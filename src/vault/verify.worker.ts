import type { Verification } from './verify.ts'
import { verifyDocumentFile } from './verify-document.ts'

declare const self: Worker

self.onmessage = async (event: MessageEvent<Verification>) => {
  self.postMessage(await verifyDocumentFile(event.data))
}
