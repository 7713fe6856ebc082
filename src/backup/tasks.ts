import type { Inspected, Inspection } from '../restore/inspect.ts'
import type { FileSecret } from '../vault/sealed-file.ts'
import type { CheckOrder, DocumentFault } from './check-documents.ts'
import type { Copied, CopyTask } from './copy-documents.ts'
import type { KeepRules } from './keep.ts'
import type { FileMark } from './manifest.ts'
import type { Removed } from './remove-unnamed.ts'
import type { Survey, SurveyOrder } from './survey-documents.ts'

/** What a worker can be asked to do, and what it answers: everything that would hold up pages for longer than a moment. */
export type Tasks = {
  /** A consistent copy of the running portal's database. */
  copyDatabase: { order: { database: string; to: string }; answer: null }
  /** `index.json` of a copied database, in a new file. */
  writeIndex: { order: { database: string; to: string; installId: string; takenAt: string }; answer: null }
  seal: { order: { from: string; to: string; secret: FileSecret }; answer: FileMark }
  surveyDocuments: { order: { documents: SurveyOrder[] }; answer: Survey }
  /** The caller holds the lock. */
  prune: { order: { path: string; rules: KeepRules }; answer: { snapshots: number } & Removed }
  checkDocuments: { order: CheckOrder; answer: DocumentFault[] }
  copyDocuments: { order: CopyTask; answer: Copied[] }
  inspectSnapshot: { order: Inspection; answer: Inspected }
}
export type TaskName = keyof Tasks
export type Order = { [Name in TaskName]: { name: Name; order: Tasks[Name]['order'] } }[TaskName]

/** `bytes`: done since the last message. `code`: of the operating system. */
export type WorkerMessage =
  | { bytes: number }
  | { answer: Tasks[TaskName]['answer'] }
  | { error: string; code: string | undefined }
