import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { StageDraft } from '../../src/stages/form.ts'
import type { FirmTemplate } from '../../src/stages/template.ts'
import { Button } from '../components/button.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { Field } from '../components/field.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import { PageHead } from '../components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { textIn } from '../languages/text-in.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { StaffPage } from '../layout/staff-page.tsx'
import { StageForm } from './stage-form.tsx'
import { RemoveStage, StageRows } from './stage-rows.tsx'

const LIST = '/firm/settings/stages'
type Common = { frame: StaffFrame; problems: Problems }

/** The firm's templates, and after how many days of silence it is reminded. */
export function TemplatesPage(
  props: Common & { templates: readonly FirmTemplate[]; silenceDays: string },
): Html {
  const { frame, templates, silenceDays, problems } = props
  const { reader } = frame
  const words = reader.text.stages.templates
  return (
    <Framed {...props} title={words.title} back={{ href: '/firm/settings', words: reader.text.firm.title }}>
      <p class="quiet">{words.lead}</p>
      <Sheet id="templates" title={words.list}>
        <Rows>
          {templates.map(({ key, area, name, stages, isOwn }) => (
            <RowItem
              title={<a href={`${LIST}/${key}`}>{textIn(reader, name)}</a>}
              quiet={`${reader.text.matters.practiceAreas[area]} · ${words.stages(stages.length)}`}
              due={isOwn ? words.own : words.shipped}
            />
          ))}
        </Rows>
      </Sheet>
      <Sheet id="silence" title={words.silence}>
        <form method="post" action={`${LIST}/silence`} class="form">
          <Field
            name="silenceDays"
            label={words.silenceDays}
            hint={words.silenceHint}
            required
            inputmode="numeric"
            maxlength="4"
            value={silenceDays}
            error={problems.silenceDays}
          />
          <p>
            <Button>{words.silenceSubmit}</Button>
          </p>
        </form>
      </Sheet>
    </Framed>
  )
}

type TemplateProps = Common & { template: FirmTemplate; languages: WritingLanguages }

export function TemplatePage({ template, languages, ...common }: TemplateProps): Html {
  const { reader } = common.frame
  const words = reader.text.stages.templates
  const base = `${LIST}/${template.key}`
  return (
    <Framed {...common} title={textIn(reader, template.name)} back={{ href: LIST, words: words.title }}>
      <StageRows
        {...{ reader, languages }}
        problems={common.problems}
        title={reader.text.stages.staff.title}
        stages={template.stages.map((stage) => ({ stage, href: `${base}/${stage.key}`, isNow: false }))}
        action={base}
      />
      {template.isOwn && (
        <Disclosure label={words.reset} icon="undo-2" kind="danger">
          <form method="post" action={`${base}/reset`}>
            <p>{words.resetHint}</p>
            <Button kind="danger">{words.reset}</Button>
          </form>
        </Disclosure>
      )}
    </Framed>
  )
}

type StageProps = Common & {
  template: FirmTemplate
  stageKey: string
  draft: StageDraft
  seen: string
  languages: WritingLanguages
}

export function TemplateStagePage({
  template,
  stageKey,
  draft,
  seen,
  languages,
  ...common
}: StageProps): Html {
  const { reader } = common.frame
  const back = `${LIST}/${template.key}`
  return (
    <Framed
      {...common}
      title={textIn(reader, draft.name)}
      back={{ href: back, words: textIn(reader, template.name) }}
    >
      <StageForm
        {...{ reader, draft, seen, languages, back }}
        problems={common.problems}
        action={`${back}/${stageKey}`}
      />
      <RemoveStage reader={reader} action={`${back}/${stageKey}/removal`} />
    </Framed>
  )
}

type FramedProps = Common & { title: string; back: { href: string; words: Child }; children?: Child }

function Framed({ frame, title, back, problems, children }: FramedProps): Html {
  const { reader } = frame
  return (
    <StaffPage
      frame={frame}
      title={title}
      head={<PageHead over={<a href={back.href}>{back.words}</a>} title={title} />}
    >
      <div class="narrow">
        <ProblemSummary reader={reader} problems={problems} />
        {children}
      </div>
    </StaffPage>
  )
}
