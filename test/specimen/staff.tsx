import { Breadcrumbs } from '../../views/components/breadcrumbs.tsx'
import { Button, LinkButton } from '../../views/components/button.tsx'
import { Disclosure } from '../../views/components/dialog.tsx'
import { InternalNotice, Notice } from '../../views/components/notice.tsx'
import { PageHead } from '../../views/components/page-head.tsx'
import { Pager } from '../../views/components/pager.tsx'
import { Table, TwoLines } from '../../views/components/table.tsx'
import { Tag } from '../../views/components/tag.tsx'
import { ProofTime } from '../../views/components/time.tsx'
import { SearchForm, Toolbar } from '../../views/components/toolbar.tsx'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { StaffPage } from '../../views/layout/staff-page.tsx'
import { LONG, sayIn, staffFrame } from './shared.ts'

export function StaffSpecimen({ frame }: { frame: Frame }): Html {
  const say = sayIn(frame)
  const tab = (en: string, fr: string) => ({ label: say(en, fr), href: `#${en}` })
  return (
    <StaffPage
      frame={{ ...staffFrame(frame), banner: <MailBanner frame={frame} /> }}
      title="2026-0142 Gagnon"
      printNumber="2026-0142"
      head={
        <>
          <Breadcrumbs
            reader={frame.reader}
            crumbs={[
              { label: frame.reader.text.layout.matters, href: '/m' },
              { label: 'Gagnon – separation' },
            ]}
          />
          <PageHead
            over={say(
              '2026-0142 · Family · Québec · Sophie Tremblay',
              '2026-0142 · Famille · Québec · Me Sophie Tremblay',
            )}
            title="Gagnon – separation"
            actions={<LinkButton href="#s">{say('Client’s view', 'Vue du client')}</LinkButton>}
          />
        </>
      }
      tabs={[
        tab('Overview', 'Aperçu'),
        { ...tab('Documents', 'Documents'), current: true, count: 3 },
        tab('Messages', 'Messages'),
        tab('Status', 'Avancement'),
        tab('Calendar', 'Calendrier'),
        tab('Tasks', 'Tâches'),
        tab('Billing', 'Facturation'),
        tab('Members', 'Membres'),
        tab('Log', 'Journal'),
      ]}
    >
      <StaffWork frame={frame} />
    </StaffPage>
  )
}

function MailBanner({ frame }: { frame: Frame }): Html {
  const say = sayIn(frame)
  return (
    <Notice kind="warning" title={say('3 mails are waiting', '3 courriels attendent')}>
      {say('No mail server is set up.', 'Aucun serveur de courriel n’est configuré.')}{' '}
      <a href="#mail">{say('See them', 'Les voir')}</a>
    </Notice>
  )
}

function StaffWork({ frame }: { frame: Frame }): Html {
  const { reader } = frame
  const say = sayIn(frame)
  return (
    <>
      <SearchForm reader={reader} action="#" label={say('Search documents', 'Chercher un document')} />
      <Toolbar>
        <Button kind="filled" icon="share-2">
          {say('Share selected…', 'Partager la sélection…')}
        </Button>
        <Button icon="inbox">{say('Request from client', 'Demander au client')}</Button>
        <LinkButton href="#zip" icon="download">
          {say('Download all', 'Tout télécharger')}
        </LinkButton>
        <Disclosure label={say('Recall…', 'Retirer…')} kind="danger" icon="undo-2">
          <p>{say('Marie Gagnon has already opened it.', 'Marie Gagnon l’a déjà ouvert.')}</p>
          <Button kind="danger">{say('Recall it', 'Le retirer')}</Button>
        </Disclosure>
      </Toolbar>
      <DocumentTable frame={frame} />
      <Pager reader={reader} page={2} size={50} total={1204} href={(page) => `#${page}`} />
      <InternalNotice title={say('Internal note', 'Note interne')}>
        {say('Never shown to the client.', 'Jamais montrée au client.')}
      </InternalNotice>
    </>
  )
}

function DocumentTable({ frame }: { frame: Frame }): Html {
  const { reader } = frame
  const say = sayIn(frame)
  return (
    <Table
      reader={reader}
      caption={say('Documents of this matter', 'Documents du dossier')}
      columns={[
        { label: say('Document', 'Document'), sort: { href: '#sort', direction: 'ascending' } },
        { label: say('Who sees it', 'Qui le voit') },
        { label: say('Proof', 'Preuve'), sort: { href: '#sort2' } },
        { label: say('Size', 'Taille'), kind: 'number' },
        { label: reader.text.components.actions, kind: 'action' },
      ]}
      rows={[
        {
          cells: [
            <TwoLines
              quiet={say(
                '“Your application, as filed” · version 2',
                '« Votre demande, telle que déposée » · version 2',
              )}
            >
              <a href="#a">Application, as filed.pdf</a>
            </TwoLines>,
            <TwoLines quiet="Marie Gagnon">
              <Tag kind="shared" reader={reader} />
            </TwoLines>,
            <ProofTime reader={reader} at="2026-11-19T13:12:04Z" />,
            reader.format.size(1_432_000),
            <Button kind="quiet" small icon="ellipsis">
              {say('More', 'Plus')}
            </Button>,
          ],
        },
        {
          internal: true,
          cells: [
            <TwoLines quiet={say('Not for the client', 'Pas pour le client')}>
              <a href="#b">Strategy memo – custody.docx</a>
            </TwoLines>,
            <Tag kind="internal" reader={reader} />,
            '–',
            reader.format.size(88_000),
            <Button kind="quiet" small icon="ellipsis">
              {say('More', 'Plus')}
            </Button>,
          ],
        },
        {
          cells: [
            <TwoLines quiet={say('from the client, 1 of 3', 'du client, 1 de 3')}>
              <a href="#c">{LONG}</a>
            </TwoLines>,
            <Tag kind="fromClient" reader={reader} />,
            <ProofTime reader={reader} at="2026-11-20T02:03:00Z" />,
            reader.format.size(4_700_000),
            '',
          ],
        },
      ]}
    />
  )
}
