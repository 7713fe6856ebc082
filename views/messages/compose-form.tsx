import type { Compose } from '../../src/messages/compose.ts'
import { Button } from '../components/button.tsx'
import { Field, TextArea } from '../components/field.tsx'
import { FormActions, ProblemSummary } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { type Written, WrittenFields } from '../languages/written-fields.tsx'
import type { Reader } from '../text/reader.ts'
import { UPLOAD_SCRIPT } from '../uploads/upload-panel.tsx'
import { type ComposeProps, WRITE_FORM } from './compose-props.ts'
import { Attachments } from './draft-attachments.tsx'

const [SUBJECT, BODY] = [200, 20_000]

/** What is typed is kept on the server as it is typed; without a script, by a button. */
export function ComposeForm(props: ComposeProps): Html {
  const { reader, compose, action, problems, before } = props
  const words = reader.text.messages
  return (
    <div class="compose">
      <form
        id={WRITE_FORM}
        class="form"
        method="post"
        action={action}
        hx-post={`${action}/draft`}
        hx-trigger="input delay:800ms, change delay:800ms"
        hx-target="#draft-state"
        hx-swap="innerHTML"
        hx-sync="this:replace"
      >
        <ProblemSummary reader={reader} problems={problems} />
        <input type="hidden" name="id" value={compose.id} />
        {compose.addendum && (
          <>
            <input type="hidden" name="addendum" value={compose.addendum.id} />
            <Notice>{words.addendumTo}</Notice>
          </>
        )}
        {before}
        <Words {...props} />
      </form>
      <Attachments {...props} />
      <Buttons {...props} />
    </div>
  )
}

function Buttons({ reader, compose, action }: ComposeProps): Html {
  const words = reader.text.messages
  return (
    <FormActions>
      <Button kind="filled" icon="send" form={WRITE_FORM}>
        {words.send}
      </Button>
      {compose.mayAttach && !compose.attaching && (
        <Button icon="paperclip" form={WRITE_FORM} formaction={`${action}/draft`} name="attach" value="yes">
          {words.attach}
        </Button>
      )}
      <Button kind="quiet" form={WRITE_FORM} formaction={`${action}/draft`}>
        {words.saveDraft}
      </Button>
      <span id="draft-state" class="quiet">
        {compose.savedAt && <DraftState reader={reader} savedAt={compose.savedAt} />}
      </span>
    </FormActions>
  )
}

/** Of a page with the form on it. */
export function scriptsOf(compose: Compose | null): string[] {
  return compose?.attaching ? [UPLOAD_SCRIPT] : []
}

/** What the server says after it kept a draft. */
export function DraftState({ reader, savedAt }: { reader: Reader; savedAt: string | null }): Html {
  return <>{savedAt && reader.text.messages.draftSaved(reader.format.time(savedAt))}</>
}

function Words({ reader, compose, withSubject, problems }: ComposeProps): Html {
  const words = reader.text.messages
  const { languages, subject, body } = compose
  if (!languages)
    return (
      <>
        {withSubject && (
          <Field
            name="subject"
            label={words.subject}
            value={subject[reader.language] ?? ''}
            maxlength={String(SUBJECT)}
            error={problems.subject}
          />
        )}
        <TextArea
          name="body"
          label={words.body}
          value={body[reader.language] ?? ''}
          rows="6"
          maxlength={String(BODY)}
          error={problems.body}
        />
      </>
    )
  const fields: Written[] = [
    ...(withSubject ? [{ name: 'subject', label: words.subject, values: subject, max: SUBJECT }] : []),
    { name: 'body', label: words.body, values: body, rows: 6, max: BODY, needed: true },
  ]
  return <WrittenFields {...{ reader, languages, fields, problems }} />
}
