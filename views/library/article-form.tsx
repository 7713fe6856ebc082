import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { TypedArticle } from '../../src/library/check.ts'
import type { ArticleKind } from '../../src/library/vocabulary.ts'
import type { PracticeArea } from '../../src/matters/vocabulary.ts'
import type { Language } from '../../src/viewer.ts'
import { Button, LinkButton } from '../components/button.tsx'
import { CheckboxGroup } from '../components/choice.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow, FormActions, type Problems } from '../components/form.tsx'
import { Once } from '../components/once.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { WrittenFields } from '../languages/written-fields.tsx'
import type { Reader } from '../text/reader.ts'

export type ArticleFormProps = {
  reader: Reader
  kind: ArticleKind
  typed: TypedArticle
  /** Of one that is written already. */
  articleId: string | null
  isPublished: boolean
  problems: Problems
  languages: WritingLanguages
  /** Clients who could read it read these, and it is not there in them. */
  missing: readonly Language[]
  areas: readonly PracticeArea[]
  limits: { title: number; body: number }
}

export function ArticleForm(props: ArticleFormProps): Html {
  const { reader, kind, articleId, isPublished, problems } = props
  const words = reader.text.library.form
  const action = articleId ? `/firm/library/${articleId}` : '/firm/library'
  return (
    <form class="form" method="post" action={action} id="article-form">
      <input type="hidden" name="kind" value={kind} />
      {articleId ? <input type="hidden" name="article" value={articleId} /> : <Once />}
      {articleId && <input type="hidden" name="seen" value={props.typed.seen} />}
      <Words {...props} />
      <Readers {...props} />
      {kind === 'news' && <Days {...props} />}
      {kind === 'article' && (
        <Field
          name="slug"
          label={words.slug}
          hint={words.slugHint}
          value={props.typed.slug}
          error={problems.slug}
          reader={reader}
          maxlength="80"
          autocomplete="off"
        />
      )}
      {isPublished && <p class="quiet">{words.savedLive}</p>}
      <FormActions>
        <Button kind="filled">{articleId ? words.save : words.saveDraft}</Button>
        <Button formaction="/firm/library/preview" formnovalidate icon="eye">
          {words.preview}
        </Button>
        <LinkButton kind="quiet" href="/firm/library">
          {reader.text.components.cancel}
        </LinkButton>
      </FormActions>
    </form>
  )
}

/** While they are typed, the preview follows. */
function Words({ reader, typed, problems, languages, limits }: ArticleFormProps): Html {
  const words = reader.text.library.form
  return (
    <div
      hx-post="/firm/library/preview"
      hx-trigger="input delay:600ms"
      hx-include="closest form"
      hx-target="#preview"
      hx-select="#preview"
      hx-swap="outerHTML"
      hx-sync="this:replace"
    >
      <WrittenFields
        reader={reader}
        languages={languages}
        problems={problems}
        fields={[
          { name: 'title', label: words.title, values: typed.title, max: limits.title },
          {
            name: 'body',
            label: words.body,
            hint: words.bodyHint,
            values: typed.body,
            rows: 16,
            needed: true,
            max: limits.body,
          },
        ]}
      />
    </div>
  )
}

function Readers({ reader, typed, areas }: ArticleFormProps): Html {
  const { library, matters } = reader.text
  return (
    <CheckboxGroup
      name="area"
      legend={library.form.areas}
      hint={library.form.areasHint}
      values={typed.areas}
      choices={areas.map((value) => ({ value, label: matters.practiceAreas[value] }))}
    />
  )
}

function Days({ reader, typed, problems }: ArticleFormProps): Html {
  const words = reader.text.library.form
  return (
    <FieldRow>
      <Field
        name="beginsOn"
        type="date"
        label={words.beginsOn}
        value={typed.beginsOn}
        error={problems.beginsOn}
        required
      />
      <Field
        name="endsOn"
        type="date"
        label={words.endsOn}
        hint={words.endsOnHint}
        value={typed.endsOn}
        error={problems.endsOn}
        reader={reader}
      />
    </FieldRow>
  )
}
