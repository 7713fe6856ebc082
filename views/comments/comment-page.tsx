import type { Subject } from '../../src/comments/subjects.ts'
import type { Texts, WritingLanguages } from '../../src/languages/needed.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { TextArea } from '../components/field.tsx'
import { FormActions, ProblemSummary, type Problems } from '../components/form.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import { baseOf, type Heading, SidePage } from './discussion-page.tsx'

export type CommentPageProps = {
  heading: Heading
  subject: Subject
  commentId: string
  body: Texts
  /** Null for a guest, who writes in their own. */
  languages: WritingLanguages | null
  problems: Problems
}

export function CommentPage({
  heading,
  subject,
  commentId,
  body,
  languages,
  problems,
}: CommentPageProps): Html {
  const { reader } = heading.frame
  const words = reader.text.comments
  const base = baseOf(heading)
  const field = { name: 'body', label: words.body, values: body, rows: 4, max: 5000, needed: true as const }
  return (
    <SidePage heading={heading} title={words.correctTitle}>
      <div class="sheet">
        <p class="quiet">{words.correctHint}</p>
        <form class="form" method="post" action={`${base}/comments/${commentId}`}>
          <ProblemSummary reader={reader} problems={problems} />
          {languages ? (
            <WrittenFields {...{ reader, languages, problems }} fields={[field]} />
          ) : (
            <TextArea
              name="body"
              label={words.body}
              rows="4"
              maxlength="5000"
              value={body[reader.language] ?? Object.values(body)[0] ?? ''}
              error={problems.body}
            />
          )}
          <FormActions>
            <Button kind="filled">{words.save}</Button>
            <LinkButton kind="quiet" href={`${base}/${subject.path}#comments`}>
              {words.cancel}
            </LinkButton>
          </FormActions>
        </form>
      </div>
    </SidePage>
  )
}
