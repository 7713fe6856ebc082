import { Button, LinkButton } from '../../views/components/button.tsx'
import { FormActions } from '../../views/components/form.tsx'
import type { Html } from '../../views/jsx/jsx-runtime.ts'
import type { Frame } from '../../views/layout/frame.ts'
import { PlainPage } from '../../views/layout/plain-page.tsx'
import { sayIn } from './shared.ts'

export function DoorSpecimen({ frame }: { frame: Frame }): Html {
  const say = sayIn(frame)
  return (
    <PlainPage frame={frame} title={say('Sign in', 'Connexion')}>
      <h1>{say('Welcome', 'Bienvenue')}</h1>
      <p>
        {say(
          'Sign in with the passkey on your phone or computer: your fingerprint, your face or your PIN.',
          'Connectez-vous avec la clé d’accès de votre téléphone ou de votre ordinateur : empreinte, visage ou NIP.',
        )}
      </p>
      <FormActions>
        <Button kind="filled" icon="key-round">
          {say('Sign in', 'Se connecter')}
        </Button>
        <LinkButton kind="quiet" href="#help">
          {say('I cannot sign in', 'Je n’arrive pas à me connecter')}
        </LinkButton>
      </FormActions>
    </PlainPage>
  )
}
