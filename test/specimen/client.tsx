import { LinkButton } from '../../views/components/button.tsx'
import { EmptyState } from '../../views/components/empty-state.tsx'
import { FileDrop } from '../../views/components/file-drop.tsx'
import { Notice } from '../../views/components/notice.tsx'
import { PageHead } from '../../views/components/page-head.tsx'
import { RowItem, Rows, Sheet } from '../../views/components/sheet.tsx'
import { Tag } from '../../views/components/tag.tsx'
import { Day, Time } from '../../views/components/time.tsx'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import { ClientPage } from '../../views/layout/client-page.tsx'
import type { Frame } from '../../views/layout/frame.ts'
import { LONG, NOW, type Part, sayIn } from './shared.ts'

export function ClientSpecimen({ frame }: { frame: Frame }): Html {
  const say = sayIn(frame)
  return (
    <ClientPage frame={frame} title={say('Your separation', 'Votre séparation')} printNumber="2026-0142">
      <PageHead
        over={say('File 2026-0142 · Sophie Tremblay, lawyer', 'Dossier 2026-0142 · Me Sophie Tremblay')}
        title={say('Your separation', 'Votre séparation')}
      />
      <Now frame={frame} say={say} />
      <Asked frame={frame} say={say} />
      <Papers frame={frame} say={say} />
      <Give frame={frame} say={say} />
      <Notice kind="success" title={say('Received.', 'Bien reçu.')}>
        {say('Your lawyer has been told.', 'Votre avocate en est avisée.')}
      </Notice>
      <Dates frame={frame} say={say} />
    </ClientPage>
  )
}

function Now({ frame, say }: Part): Html {
  const { reader } = frame
  return (
    <Sheet
      id="now"
      kind="now"
      title={say('Your application is filed with the court.', 'Votre demande est déposée au tribunal.')}
    >
      <p>
        {say(
          'We are waiting for a hearing date. The court usually answers in 4 to 6 weeks. You have nothing to do for the hearing itself: we will prepare you.',
          'Nous attendons maintenant la date d’audience. Le tribunal répond d’habitude en 4 à 6 semaines. Vous n’avez rien à faire pour l’audience elle-même : nous vous préparerons.',
        )}
      </p>
      <p class="quiet">
        {say('Last news', 'Dernière nouvelle')} <Day reader={reader} at="2026-11-18" now={NOW} />.
      </p>
    </Sheet>
  )
}

function Asked({ say }: Part): Html {
  return (
    <Sheet id="ask" title={say('What we ask of you', 'Ce que nous attendons de vous')}>
      <Rows>
        <RowItem
          title={say('Bank statements, June to August', 'Relevés bancaires, juin à août')}
          quiet={say(
            'A photo of each page is enough. 1 of 3 received.',
            'Une photo de chaque page suffit. 1 de 3 reçu.',
          )}
          due={say('before Tuesday 24 November', 'avant mardi 24 novembre')}
          late
        >
          <LinkButton kind="filled" href="#send" icon="upload">
            {say('Send', 'Envoyer')}
          </LinkButton>
        </RowItem>
        <RowItem
          title={say('Read and confirm the affidavit', 'Lire et confirmer la déclaration sous serment')}
          quiet={say('12 pages · about 10 minutes', '12 pages · environ 10 minutes')}
          due={say('before 1 December', 'avant le 1er décembre')}
        >
          <LinkButton href="#open">{say('Open', 'Ouvrir')}</LinkButton>
        </RowItem>
      </Rows>
    </Sheet>
  )
}

function Papers({ frame, say }: Part): Html {
  const { reader } = frame
  return (
    <Sheet id="papers" title={say('Your documents', 'Vos documents')}>
      <Rows>
        <RowItem
          title={
            <a href="#d1">
              {say('Application for separation, as filed', 'Demande de séparation, telle que déposée')}
            </a>
          }
          quiet={
            <>
              {say(
                'This document officially starts the file. Shared',
                'Ce document lance officiellement le dossier. Partagé',
              )}{' '}
              <Day reader={reader} at="2026-11-21T20:00:00Z" now={NOW} />.
            </>
          }
        >
          <Tag kind="new" reader={reader} />
        </RowItem>
        <RowItem
          title={<a href="#d2">{LONG}</a>}
          quiet={
            <>
              {reader.format.size(1_432_000)} · <Time reader={reader} at="2026-11-19T13:12:00Z" now={NOW} />
            </>
          }
        >
          <Tag kind="opened" reader={reader} />
        </RowItem>
      </Rows>
    </Sheet>
  )
}

function Give({ frame, say }: Part): Html {
  const { reader } = frame
  return (
    <Sheet id="give" title={say('Send us something', 'Nous envoyer un document')}>
      <FileDrop
        reader={reader}
        action="/x"
        camera
        submit={say('Send', 'Envoyer')}
        hint={say('Only you and the firm will see it.', 'Vous et le cabinet serez seuls à le voir.')}
      />
    </Sheet>
  )
}

function Dates({ say }: Part): Html {
  return (
    <Sheet id="dates" title={say('Dates', 'Dates')}>
      <EmptyState
        icon="calendar"
        title={say('No date is set yet', 'Aucune date n’est encore fixée')}
        hint={say(
          'When the court sets one, it appears here and we tell you.',
          'Dès que le tribunal en fixe une, elle paraît ici et nous vous avisons.',
        )}
      />
    </Sheet>
  )
}
