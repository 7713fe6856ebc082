import type { ColoursForm } from '../../src/firm/change.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { FieldRow, FormActions, type Problems } from '../components/form.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import { PasskeySoon } from '../passkeys/passkey-soon.tsx'
import type { Reader } from '../text/reader.ts'

type Props = {
  reader: Reader
  colours: ColoursForm
  logoUrl: string | undefined
  problems: Problems
  fresh: boolean
}

export function LookSheet(props: Props): Html {
  const { reader, fresh } = props
  const words = reader.text.firm
  return (
    <Sheet id="look" title={words.look}>
      <p class="quiet">{words.lookHint}</p>
      {!fresh && <PasskeySoon sentence={words.passkeySoon} />}
      <Colours {...props} />
      <Logo {...props} />
    </Sheet>
  )
}

function Colours({ reader, colours, problems }: Props): Html {
  const words = reader.text.firm
  return (
    <form class="form" action="/firm/settings/colours" method="post">
      <FieldRow>
        <Field
          name="accent"
          type="color"
          label={words.accent}
          hint={words.accentHint}
          value={colours.accent ?? ''}
          error={problems.accent}
          required
        />
        <Field
          name="accentSoft"
          type="color"
          label={words.accentSoft}
          hint={words.accentSoftHint}
          value={colours.accentSoft ?? ''}
          error={problems.accentSoft}
          required
        />
      </FieldRow>
      <FormActions>
        <Button>{words.saveColours}</Button>
      </FormActions>
    </form>
  )
}

function Logo({ reader, logoUrl, problems }: Props): Html {
  const words = reader.text.firm
  return (
    <>
      <form class="form" action="/firm/settings/logo" method="post" enctype="multipart/form-data">
        {logoUrl ? (
          <img class="logo-shown" src={logoUrl} alt={words.presentLogo} />
        ) : (
          <p class="quiet">{words.noLogo}</p>
        )}
        <Field
          name="logo"
          type="file"
          accept="image/png,image/jpeg,image/svg+xml"
          label={words.logo}
          hint={words.logoHint}
          error={problems.logo}
          required
        />
        <FormActions>
          <Button icon="upload">{words.saveLogo}</Button>
        </FormActions>
      </form>
      {logoUrl && (
        <form action="/firm/settings/logo/removal" method="post">
          <Button kind="quiet" small icon="x">
            {words.removeLogo}
          </Button>
        </form>
      )}
    </>
  )
}
