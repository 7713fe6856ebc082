import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/**
 * Where files are given. Without a script it is a plain form that sends them. A script that finds
 * `data-file-drop` takes over: it adds the class `live` (`over` while something is dragged there).
 */
export function FileDrop({
  reader,
  action,
  name = 'files',
  hint,
  submit,
  camera = false,
  folder = true,
  single = false,
  accept,
  children,
}: {
  reader: Reader
  action: string
  name?: string
  hint?: Child
  submit: string
  camera?: boolean
  folder?: boolean
  /** one file and no more */
  single?: boolean
  /** media types to choose among */
  accept?: string
  /** hidden fields of the form */
  children?: Child
}): Html {
  const words = reader.text.components
  return (
    <form class="file-drop" action={action} method="post" enctype="multipart/form-data" data-file-drop>
      {children}
      <p class="drop-call">
        <Icon name="upload" />
        <span>{single ? words.dropFile : words.drop}</span>
      </p>
      <div class="toolbar">
        <FilePick
          label={single ? words.chooseFile : words.chooseFiles}
          id={`${name}-files`}
          name={name}
          multiple={!single}
          {...(accept && { accept })}
        />
        {folder && (
          <FilePick
            extra
            label={words.chooseFolder}
            id={`${name}-folder`}
            name={name}
            multiple
            webkitdirectory
          />
        )}
        {camera && (
          <FilePick
            extra
            label={words.takePhoto}
            id={`${name}-camera`}
            name={name}
            accept="image/*"
            capture="environment"
          />
        )}
      </div>
      {hint && <p class="quiet">{hint}</p>}
      <Button>{submit}</Button>
    </form>
  )
}

function FilePick({
  label,
  id,
  extra = false,
  ...rest
}: {
  label: string
  id: string
  /** of use only with a script, and hidden without */
  extra?: boolean
  [attribute: string]: string | boolean
}): Html {
  return (
    <label class={extra ? 'file-pick extra' : 'file-pick'} for={id}>
      <span>{label}</span>
      <input type="file" id={id} {...rest} />
    </label>
  )
}
