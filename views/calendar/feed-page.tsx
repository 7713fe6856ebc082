import type { Feed } from '../../src/calendar/feeds/queries.ts'
import { BackLink } from '../components/back-link.tsx'
import { Button } from '../components/button.tsx'
import { RadioGroup } from '../components/choice.tsx'
import { Disclosure } from '../components/dialog.tsx'
import { controlId, TextArea } from '../components/field.tsx'
import { FormActions } from '../components/form.tsx'
import { Notice } from '../components/notice.tsx'
import { PageHead } from '../components/page-head.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { AnyPage } from '../layout/any-page.tsx'
import type { Frame, StaffFrame } from '../layout/frame.ts'
import type { Reader } from '../text/reader.ts'

type Props = {
  frame: Frame | StaffFrame
  feed: Feed | null
  /** Right after it was made, and never again. */
  address: string | null
  now: string
}

/** A person's own address for their calendar program. */
export function FeedPage({ frame, feed, address, now }: Props): Html {
  const { reader } = frame
  const words = reader.text.calendar.feed
  const isStaff = 'places' in frame
  return (
    <AnyPage frame={frame} title={words.title}>
      <BackLink href={isStaff ? '/firm/calendar' : '/portal/calendar'}>{words.back}</BackLink>
      <PageHead title={words.title} under={words.intro} />
      {address && <Address reader={reader} address={address} />}
      {feed && !address && <Current {...{ reader, feed, now }} />}
      <Sheet id="make" title={feed ? words.renew : words.make}>
        {!feed && <p>{words.secret}</p>}
        {feed ? (
          <Disclosure label={words.renew}>
            <MakeForm {...{ reader, feed, isStaff }} />
          </Disclosure>
        ) : (
          <MakeForm {...{ reader, feed, isStaff }} />
        )}
      </Sheet>
    </AnyPage>
  )
}

function Address({ reader, address }: { reader: Reader; address: string }): Html {
  const words = reader.text.calendar.feed
  return (
    <Sheet id="address" title={words.ready} kind="now">
      <p>{words.once}</p>
      <TextArea name="address" label={words.address} value={address} rows="3" readonly required />
      <p>
        <Button type="button" icon="copy" hidden data-copies={controlId('address')} data-done={words.copied}>
          {words.copy}
        </Button>
      </p>
      <Notice kind="warning">{words.secret}</Notice>
    </Sheet>
  )
}

function Current({ reader, feed, now }: { reader: Reader; feed: Feed; now: string }): Html {
  const words = reader.text.calendar.feed
  const { format } = reader
  return (
    <Sheet id="current" title={words.ready}>
      <p>
        {words.active(format.date(feed.createdAt))}{' '}
        {feed.fetchedAt ? words.fetched(format.dateTime(feed.fetchedAt, now)) : words.neverFetched}
      </p>
      <p class="quiet">
        {words[feed.titles]} · {words[feed.scope]}
      </p>
      <Disclosure label={words.revoke} icon="x">
        <form class="form" action="/account/calendar/revocation" method="post">
          <p>{words.revokeHint}</p>
          <FormActions>
            <Button kind="danger">{words.revoke}</Button>
          </FormActions>
        </form>
      </Disclosure>
    </Sheet>
  )
}

function MakeForm({ reader, feed, isStaff }: { reader: Reader; feed: Feed | null; isStaff: boolean }): Html {
  const words = reader.text.calendar.feed
  return (
    <form class="form" action="/account/calendar" method="post">
      {feed && <p>{words.renewHint}</p>}
      <RadioGroup
        name="titles"
        legend={words.titles}
        value={feed?.titles ?? 'neutral'}
        choices={[
          { value: 'neutral', label: words.neutral, hint: words.neutralHint },
          { value: 'full', label: words.full },
        ]}
      />
      <RadioGroup
        name="scope"
        legend={words.scope}
        value={feed?.scope ?? (isStaff ? 'mine' : 'all')}
        choices={(['all', 'mine'] as const).map((value) => ({ value, label: words[value] }))}
      />
      <FormActions>
        <Button kind={feed ? 'danger' : 'filled'}>{feed ? words.renew : words.make}</Button>
      </FormActions>
    </form>
  )
}
