import type { BackupState } from '../../src/backup/read.ts'
import { Notice } from '../components/notice.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

type Props = { reader: Reader; backup: BackupState }

/** When the portal was last backed up, and when it will be. */
export function BackupSheet({ reader, backup }: Props): Html {
  const words = reader.text.backup
  const { lastAt, isLate, at } = backup
  return (
    <Sheet id="backup" title={words.title}>
      {isLate && <Notice kind="warning">{words.late}</Notice>}
      <Rows>
        <RowItem
          title={lastAt ? words.last : words.none}
          quiet={at ? words.planned(at) : words.unplanned}
          due={lastAt ? reader.format.dateTime(lastAt) : null}
          late={isLate}
        />
      </Rows>
    </Sheet>
  )
}

/** Among what waits for an owner. */
export function LateBackup({ reader, backup }: Props): Html {
  const words = reader.text.backup
  return (
    <Rows>
      <RowItem
        title={<a href="/firm/settings#backup">{words.lateRow}</a>}
        quiet={words.late}
        due={backup.lastAt ? words.since(reader.format.date(backup.lastAt)) : words.never}
        late
      />
    </Rows>
  )
}
