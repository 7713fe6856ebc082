import { AppError, Invalid } from '../errors.ts'
import { hasNoRoom } from '../no-room.ts'
import { UploadBusy } from '../vault/documents.ts'

// Why a file is not taken, each in one sentence that its sender can act on.

export const emptyFile = () => new Invalid((text) => text.uploads.refused.empty)
export const noFile = () => new Invalid((text) => text.uploads.refused.noFile)
export const changedOnTheWay = () => new Invalid((text) => text.uploads.refused.changed)
export const tooDeep = () => new Invalid((text) => text.uploads.refused.tooDeep)
export const noLength = () => new AppError(400, (text) => text.uploads.refused.noLength)
export const unknownProtocol = () => new AppError(412, (text) => text.uploads.refused.protocol)
export const wrongContent = () => new AppError(415, (text) => text.uploads.refused.protocol)
export const wrongOffset = () => new AppError(409, (text) => text.uploads.refused.wrongOffset)
export const tooLarge = (most: number) => new AppError(413, (text) => text.uploads.refused.tooLarge(most))
export const formTooLarge = (most: number) =>
  new AppError(413, (text) => text.uploads.refused.formTooLarge(most))
export const overQuota = () => new AppError(413, (text) => text.uploads.refused.quota)
export const tooMuchUnfinished = (most: number) =>
  new AppError(413, (text) => text.uploads.refused.unfinished(most))
export const moreThanSaid = () => new AppError(413, (text) => text.uploads.refused.moreThanSaid)
export const busy = () => new AppError(423, (text) => text.uploads.refused.busy)
export const tooMany = () => new AppError(503, (text) => text.uploads.refused.tooMany)
export const diskFull = (cause?: unknown) =>
  new AppError(507, (text) => text.uploads.refused.diskFull, { cause })

/** What went wrong below, as the sender may know it: a full disk and a second writer are no faults of the portal. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof UploadBusy) return busy()
  return hasNoRoom(error) ? diskFull(error) : error
}
