import type { WritingLanguages } from '../../src/languages/needed.ts'
import type { MatterHeading } from '../../src/matters/read-heading.ts'
import type { StageDraft } from '../../src/stages/form.ts'
import type { StaffStages } from '../../src/updates/read-staff.ts'
import { BackLink } from '../components/back-link.tsx'
import { ProblemSummary, type Problems } from '../components/form.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { textIn } from '../languages/text-in.ts'
import type { StaffFrame } from '../layout/frame.ts'
import { MatterPage } from '../matters/matter-page.tsx'
import { StageForm } from './stage-form.tsx'
import { RemoveStage, StageRows } from './stage-rows.tsx'

type Common = { frame: StaffFrame; matter: MatterHeading; languages: WritingLanguages; problems: Problems }

/** The stages of one matter, for changing them. */
export function StagesPage({ status, ...common }: Common & { status: StaffStages }): Html {
  const { frame, matter, languages, problems } = common
  const { reader } = frame
  const words = reader.text.stages.staff
  const base = `/firm/matters/${matter.id}`
  return (
    <Framed
      {...common}
      title={words.editTitle}
      back={{ href: `${base}/status`, words: reader.text.matters.tabs.status }}
    >
      <p class="quiet">{words.editHint}</p>
      <StageRows
        {...{ reader, languages, problems }}
        title={words.title}
        stages={status.stages.map((stage) => ({
          stage,
          href: `${base}/stages/${stage.id}`,
          isNow: stage.state === 'now',
        }))}
        action={`${base}/stages/added`}
      />
    </Framed>
  )
}

type StageProps = Common & { stageId: string; draft: StageDraft; seen: string; isNow: boolean }

export function StagePage({ stageId, draft, seen, isNow, ...common }: StageProps): Html {
  const { frame, matter, languages, problems } = common
  const { reader } = frame
  const base = `/firm/matters/${matter.id}/stages`
  return (
    <Framed
      {...common}
      title={textIn(reader, draft.name)}
      back={{ href: base, words: reader.text.stages.staff.editTitle }}
    >
      <StageForm
        {...{ reader, draft, seen, languages, problems }}
        action={`${base}/${stageId}`}
        back={base}
      />
      {!isNow && <RemoveStage reader={reader} action={`${base}/${stageId}/removal`} />}
    </Framed>
  )
}

type FramedProps = Common & { title: string; back: { href: string; words: Child }; children?: Child }

function Framed({ frame, matter, title, back, problems, children }: FramedProps): Html {
  const { reader } = frame
  return (
    <MatterPage frame={frame} matter={matter} tab="status" title={title}>
      <div class="narrow">
        <BackLink href={back.href}>{back.words}</BackLink>
        <h2>{title}</h2>
        <ProblemSummary reader={reader} problems={problems} />
        {children}
      </div>
    </MatterPage>
  )
}
