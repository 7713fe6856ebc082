import { Button, LinkButton } from '../components/button.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PlainPage } from '../layout/plain-page.tsx'
import { FIRST_VISIT_CARDS, type FirstVisitCard } from './cards.ts'
import { PhoneLine } from './phone-line.tsx'

type Props = {
  frame: Frame
  card: FirstVisitCard
  /** The firm's; null where it gave none. */
  phone: string | null
  origin: string
}

const ICONS: Record<FirstVisitCard, IconName> = { purpose: 'folder-open', mail: 'mail', return: 'key-round' }

/** Three cards, each a page of its own, so that they work by keyboard, by ear and without scripts. */
export function FirstVisitPage(props: Props): Html {
  const { frame, card } = props
  const words = frame.reader.text.guides.firstVisit
  const { title, intro } = words.cards[card]
  const place = FIRST_VISIT_CARDS.indexOf(card) + 1
  return (
    <PlainPage frame={frame} title={`${words.step(place, FIRST_VISIT_CARDS.length)} · ${title}`}>
      <p class="quiet">{words.step(place, FIRST_VISIT_CARDS.length)}</p>
      <h1 class="card-title">
        <Icon name={ICONS[card]} />
        <span>{title}</span>
      </h1>
      <p>{intro}</p>
      <CardList {...props} />
      {card === 'mail' && <PhoneLine reader={frame.reader} phone={props.phone} words={words.callFirst} />}
      {card === 'return' && <p class="address figures">{props.origin}</p>}
      <Onward {...props} />
    </PlainPage>
  )
}

function CardList({ frame, card }: Props): Html {
  const { points } = frame.reader.text.guides.firstVisit.cards[card]
  return (
    <ul class="card-points">
      {[points.first, points.second, points.third].map((point) => (
        <li>{point}</li>
      ))}
    </ul>
  )
}

function Onward({ frame, card }: Props): Html {
  const words = frame.reader.text.guides.firstVisit
  const place = FIRST_VISIT_CARDS.indexOf(card)
  const [before, next] = [FIRST_VISIT_CARDS[place - 1], FIRST_VISIT_CARDS[place + 1]]
  return (
    <form method="post" action="/portal/first-visit" class="card-ways">
      {next ? (
        <>
          <LinkButton kind="filled" href={`/portal/first-visit?card=${next}`}>
            {words.next}
          </LinkButton>
          <Button kind="quiet">{words.skip}</Button>
        </>
      ) : (
        <Button kind="filled">{words.done}</Button>
      )}
      {before && (
        <LinkButton kind="quiet" href={`/portal/first-visit?card=${before}`}>
          {words.back}
        </LinkButton>
      )}
    </form>
  )
}
