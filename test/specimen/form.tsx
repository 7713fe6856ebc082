import { Button, LinkButton } from '../../views/components/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../../views/components/choice.tsx'
import { DefinitionList } from '../../views/components/definition-list.tsx'
import { EmptyState } from '../../views/components/empty-state.tsx'
import { Field, TextArea } from '../../views/components/field.tsx'
import { FieldRow, FormActions, ProblemSummary } from '../../views/components/form.tsx'
import { Notice } from '../../views/components/notice.tsx'
import { PageHead } from '../../views/components/page-head.tsx'
import { Select } from '../../views/components/select.tsx'
import { Sheet } from '../../views/components/sheet.tsx'
import { Tag, type TagKind } from '../../views/components/tag.tsx'
import { Time } from '../../views/components/time.tsx'
import { Toolbar } from '../../views/components/toolbar.tsx'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { StaffPage } from '../../views/layout/staff-page.tsx'
import { NOW, type Part, sayIn, staffFrame } from './shared.ts'

export function FormSpecimen({ frame }: { frame: Frame }): Html {
  const { reader } = frame
  const say = sayIn(frame)
  const problem = say(
    'Please write the client’s family name.',
    'Veuillez écrire le nom de famille du client.',
  )
  return (
    <StaffPage
      frame={staffFrame(frame)}
      title={say('New matter', 'Nouveau dossier')}
      head={<PageHead title={say('New matter', 'Nouveau dossier')} />}
    >
      <form class="form" method="post" action="/x">
        <ProblemSummary reader={reader} problems={{ family: problem }} />
        <FieldRow>
          <Field reader={reader} name="given" label={say('Given name', 'Prénom')} value="Marie-Ève" />
          <Field name="family" label={say('Family name', 'Nom')} required error={problem} value="" />
        </FieldRow>
        <Field
          name="email"
          type="email"
          label={say('E-mail', 'Courriel')}
          hint={say('The invitation goes here.', 'L’invitation y est envoyée.')}
          required
          value="marie@example.org"
        />
        <Choices frame={frame} say={say} />
        <FormActions>
          <Button kind="filled">{say('Open the matter', 'Ouvrir le dossier')}</Button>
          <LinkButton kind="quiet" href="#back">
            {reader.text.components.cancel}
          </LinkButton>
        </FormActions>
      </form>
      <Facts frame={frame} say={say} />
    </StaffPage>
  )
}

function Choices({ frame, say }: Part): Html {
  const { reader } = frame
  return (
    <>
      <Select
        name="area"
        label={say('Practice area', 'Domaine')}
        empty={reader.text.components.choose}
        options={[{ value: 'family', label: say('Family', 'Famille') }]}
      />
      <TextArea name="note" label="Note" hint={say('Internal.', 'Interne.')} value={'Line one\n<b>two</b>'} />
      <RadioGroup
        name="lang"
        legend={say('Language', 'Langue')}
        value="fr"
        choices={[
          { value: 'en', label: 'English' },
          { value: 'fr', label: 'Français', hint: say('all mails too', 'les courriels aussi') },
        ]}
      />
      <CheckboxGroup
        name="rights"
        legend={say('May see', 'Peut voir')}
        values={['documents']}
        error={say('Choose at least one.', 'Choisissez-en au moins un.')}
        choices={[
          { value: 'documents', label: 'Documents' },
          { value: 'messages', label: 'Messages' },
        ]}
      />
      <Checkbox name="sure" label={say('I have checked the spelling', 'J’ai vérifié l’orthographe')} />
    </>
  )
}

function Facts({ frame, say }: Part): Html {
  const { reader } = frame
  return (
    <>
      <Sheet id="facts" title={say('Facts', 'Données')}>
        <DefinitionList
          items={[
            { term: say('Opened', 'Ouvert'), value: <Time reader={reader} at={NOW} /> },
            {
              term: 'SHA-256',
              value: <code>9f2c4be1f0aa34c7d2e6115cbb0d9988f1e2d3c4b5a6978812ab34cd56ef7890</code>,
            },
          ]}
        />
        <Toolbar>
          {(
            [
              'internal',
              'shared',
              'fromClient',
              'new',
              'late',
              'draft',
              'recalled',
              'opened',
              'done',
              'waiting',
            ] satisfies TagKind[]
          ).map((kind) => (
            <Tag kind={kind} reader={reader} />
          ))}
        </Toolbar>
      </Sheet>
      <EmptyState
        title={say('No document yet', 'Aucun document')}
        hint={say(
          'What you add stays internal until you share it.',
          'Ce que vous ajoutez reste interne jusqu’au partage.',
        )}
      >
        <Button kind="filled" icon="plus">
          {say('Add documents', 'Ajouter des documents')}
        </Button>
      </EmptyState>
      <Notice kind="info">{say('A calm remark.', 'Une remarque calme.')}</Notice>
      <Notice
        kind="danger"
        title={say('The matter is on legal hold.', 'Le dossier est sous conservation légale.')}
      />
    </>
  )
}
