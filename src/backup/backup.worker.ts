import { openDatabaseToRead } from '../db.ts'
import { inspectSnapshot } from '../restore/inspect.ts'
import { sealFile } from '../vault/sealed-file.ts'
import { checkDocuments } from './check-documents.ts'
import { copyDocuments } from './copy-documents.ts'
import { writeIndexFile } from './index-on-disk.ts'
import { planPrune, prunePlanned } from './prune.ts'
import { copyDatabase } from './queries.ts'
import { stepBack } from './step-back.ts'
import { surveyDocuments } from './survey-documents.ts'
import type { Order, TaskName, Tasks, WorkerMessage } from './tasks.ts'

declare const self: Worker

stepBack()

const post = (message: WorkerMessage) => self.postMessage(message)

self.onmessage = async ({ data }: MessageEvent<{ order: Order; ended: Int32Array }>) => {
  const progress = (bytes: number) => {
    if (Atomics.load(data.ended, 0) !== 0) throw new Error('Stopped.')
    post({ bytes })
  }
  try {
    post({ answer: await perform(data.order, progress) })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined
    post({ error: error instanceof Error ? error.message : String(error), code })
  }
}

async function perform(task: Order, progress: (bytes: number) => void): Promise<Tasks[TaskName]['answer']> {
  switch (task.name) {
    case 'copyDatabase': {
      const db = openDatabaseToRead(task.order.database)
      copyDatabase(db, task.order.to)
      db.close()
      return null
    }
    case 'writeIndex':
      await writeIndexFile(task.order)
      return null
    case 'seal':
      return sealFile(task.order.from, task.order.to, task.order.secret)
    case 'surveyDocuments':
      return surveyDocuments(task.order.documents)
    case 'prune': {
      const plan = await planPrune(task.order.path, task.order.rules)
      return { snapshots: plan.removed.length, ...(await prunePlanned(plan)) }
    }
    case 'checkDocuments':
      return checkDocuments(task.order, progress)
    case 'copyDocuments':
      return copyDocuments(task.order, progress)
    case 'inspectSnapshot':
      return inspectSnapshot(task.order)
  }
}
