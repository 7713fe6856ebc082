import type { MoveForm } from '../../src/folders/move-form.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { FormActions, type Problems } from '../components/form.tsx'
import { Select } from '../components/select.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import type { Reader } from '../text/reader.ts'

type Props = { frame: StaffFrame; matter: MatterHeading; form: MoveForm; problems: Problems }

export function MovePage({ frame, matter, form, problems }: Props): Html {
  const { reader } = frame
  const words = reader.text.folders
  const base = `/firm/matters/${matter.id}/documents`
  const targets = form.targets
    .map(({ id, names }) => ({ value: id, label: names.join(' / ') }))
    .sort((a, b) => reader.format.compare(a.label, b.label))
  return (
    <MatterPage frame={frame} matter={matter} tab="documents" title={words.moveTitle}>
      <div class="narrow">
        <Sheet id="move" title={words.moveTitle}>
          <p>{words.moveWhat(thingsOf(reader, form))}</p>
          <form method="post" action={`${base}/moves`}>
            {form.documentIds.map((id) => (
              <input type="hidden" name="document" value={id} />
            ))}
            {form.folderIds.map((id) => (
              <input type="hidden" name="folder" value={id} />
            ))}
            <Select
              name="to"
              label={words.moveTo}
              options={targets}
              empty={words.noFolder}
              error={problems.to}
            />
            <FormActions>
              <Button kind="filled" icon="folder">
                {words.move}
              </Button>
              <LinkButton kind="quiet" href={base}>
                {reader.text.components.cancel}
              </LinkButton>
            </FormActions>
          </form>
        </Sheet>
      </div>
    </MatterPage>
  )
}

function thingsOf({ text }: Reader, { documentIds, folderIds }: MoveForm): string {
  const documents = text.documents.count(documentIds.length)
  const folders = text.documents.folderCount(folderIds.length)
  if (folderIds.length === 0) return documents
  return documentIds.length === 0 ? folders : text.folders.things(documents, folders)
}
