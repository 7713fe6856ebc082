import type { Child, Html } from '../jsx/jsx-runtime.ts'
import type { Reader } from '../text/reader.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/**
 * Where files are given. Without a script it is a plain form that sends them; a script that finds
 * `data-file-drop` takes over, fills the list and keeps the button hidden.
 */
export function FileDrop({
  reader,
  action,
  name = 'files',
  hint,
  submit,
  camera = false,
  folder = true,
  children,
}: {
  reader: Reader
  action: string
  name?: string
  hint?: Child
  submit: string
  camera?: boolean
  folder?: boolean
  /** hidden fields of the form */
  children?: Child
}): Html {
  const words = reader.text.components
  return (
    <form class="file-drop" action={action} method="post" enctype="multipart/form-data" data-file-drop>
      {children}
      <p class="drop-call">
        <Icon name="upload" />
        <span>{words.drop}</span>
      </p>
      <div class="toolbar">
        <FilePick label={words.chooseFiles} id={`${name}-files`} name={name} multiple />
        {folder && (
          <FilePick label={words.chooseFolder} id={`${name}-folder`} name={name} multiple webkitdirectory />
        )}
        {camera && (
          <FilePick
            label={words.takePhoto}
            id={`${name}-camera`}
            name={name}
            accept="image/*"
            capture="environment"
          />
        )}
      </div>
      {hint && <p class="quiet">{hint}</p>}
      <ul class="file-list" data-file-list />
      <Button kind="filled">{submit}</Button>
    </form>
  )
}

function FilePick({
  label,
  id,
  ...rest
}: {
  label: string
  id: string
  [attribute: string]: string | boolean
}): Html {
  return (
    <label class="file-pick" for={id}>
      <span>{label}</span>
      <input type="file" id={id} {...rest} />
    </label>
  )
}
