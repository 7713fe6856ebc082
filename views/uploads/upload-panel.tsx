import { Button } from '../components/button.tsx'
import { FileDrop } from '../components/file-drop.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'

/** Put it into the `scripts` of a page that has the panel. */
export const UPLOAD_SCRIPT = 'js/upload.js'

/**
 * Where files are sent from. `endpoint` is the path of the uploads below a matter; `folderId` the folder they go into;
 * with `documentId` one file becomes that document's new version. Without a script it is a plain form. Each time something
 * has arrived, `views/browser/upload.ts` fires `documents-changed` on the body.
 */
export function UploadPanel({
  reader,
  endpoint,
  folderId,
  documentId,
  target,
  changes,
  accept,
  decoder,
  folder = true,
  hint,
  audience,
}: {
  reader: Reader
  endpoint: string
  folderId?: string | undefined
  documentId?: string | undefined
  /** What the files are for, such as `item:<id>`. */
  target?: string
  /** Further events to fire on the body when something has arrived, separated by spaces. */
  changes?: string
  /** Media types to choose among, for pages of photographs. */
  accept?: string
  /** For pages of photographs: the address of what reads HEIC. */
  decoder?: string
  folder?: boolean
  /** instead of what is usually said of files */
  hint?: string
  audience: 'staff' | 'guest'
}): Html {
  const words = reader.text.uploads
  const replaces = documentId !== undefined
  return (
    <div
      class="uploads"
      hx-morph-skip
      data-audience={audience}
      data-uploads={endpoint}
      data-folder-id={folderId}
      data-document-id={documentId}
      data-target={target}
      data-changes={changes}
      data-decoder={decoder}
    >
      <FileDrop
        reader={reader}
        action={`${endpoint}/form`}
        submit={words.send}
        camera={audience === 'guest'}
        folder={folder && !replaces}
        {...(accept && { accept })}
        single={replaces}
        hint={hint ?? (replaces ? words.hint.version : words.hint[audience])}
      >
        {folderId && <input type="hidden" name="folderId" value={folderId} />}
        {documentId && <input type="hidden" name="documentId" value={documentId} />}
        {target && <input type="hidden" name="target" value={target} />}
      </FileDrop>
      <p class="quiet" data-note hidden />
      <UploadList reader={reader} />
      <p class="seen-by-readers" role="status" data-said />
    </div>
  )
}

function UploadList({ reader }: { reader: Reader }): Html {
  const { panel } = reader.text.uploads
  return (
    <section class="uploads-list" aria-label={panel.title} data-list hidden>
      <div class="progress">
        <label for="uploads-total" data-summary>
          {panel.title}
        </label>
        <span class="quiet" data-pace />
        <progress id="uploads-total" max="1" value="0" />
      </div>
      <div class="toolbar">
        <Button small icon="pause" type="button" data-act="pause-all">
          {panel.pauseAll}
        </Button>
        <Button small icon="play" type="button" data-act="resume-all" hidden>
          {panel.resumeAll}
        </Button>
        <Button small kind="quiet" icon="x" type="button" data-act="cancel-all">
          {panel.cancelAll}
        </Button>
        <Button small kind="quiet" icon="check" type="button" data-act="clear" hidden>
          {panel.clear}
        </Button>
      </div>
      <ol class="uploads-rows" data-rows />
      <p class="quiet" data-more hidden />
      <template data-row>
        <li class="uploads-row">
          <span class="uploads-state" aria-hidden="true">
            <StateIcon state="waiting" name="clock" />
            <StateIcon state="sending" name="upload" />
            <StateIcon state="paused" name="pause" />
            <StateIcon state="done" name="circle-check" />
            <StateIcon state="refused" name="circle-alert" />
          </span>
          <span class="uploads-name" data-name />
          <span class="uploads-said quiet" data-state />
          <progress max="1" value="0" />
          <span class="uploads-acts">
            <IconButton act="pause" name="pause" />
            <IconButton act="resume" name="play" />
            <IconButton act="cancel" name="x" />
          </span>
        </li>
      </template>
    </section>
  )
}

function StateIcon({ state, name }: { state: string; name: IconName }): Html {
  return (
    <span data-icon={state}>
      <Icon name={name} />
    </span>
  )
}

/** Its name comes with the file's, from the script. */
function IconButton({ act, name }: { act: string; name: IconName }): Html {
  return (
    <button type="button" class="button quiet small icon-only" data-act={act} aria-label={act}>
      <Icon name={name} />
    </button>
  )
}
