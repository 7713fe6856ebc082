import { Button } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice } from '../components/notice.tsx'
import { Sheet } from '../components/sheet.tsx'
import type { Child, Html } from '../jsx/jsx-runtime.ts'
import { Both, type RecoveryText } from './both.tsx'
import { en, fr } from './text.ts'

/**
 * recovery.html without its style and script, which `deploy/assets.ts` puts in together with the policy that lets only
 * those two run. What stands here is what somebody sees before anything is opened.
 */
export function RecoveryPage(): Html {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${en.title} · ${fr.title}`}</title>
      </head>
      <body class="client-page">
        <header class="site-bar">
          <span class="firm-name">
            <span class="firm-mark">
              <Icon name="key-round" />
            </span>
            <Both say={(text) => text.title} />
          </span>
          <div class="language">
            <Button kind="quiet" small type="button" icon="languages" id="language">
              <span lang="en">Français</span>
              <span lang="fr">English</span>
            </Button>
          </div>
        </header>
        <main id="main" class="client-column" tabindex="-1">
          <Introduction />
          <form id="choose" class="steps" novalidate>
            <BackupStep />
            <CopyStep />
            <KeyStep />
          </form>
          <div id="opened" />
        </main>
      </body>
    </html>
  )
}

function Introduction(): Html {
  return (
    <div class="introduction">
      <h1>
        <Both say={(text) => text.title} />
      </h1>
      <p>
        <Both say={(text) => text.lead} />
      </p>
      <noscript>
        <Notice kind="danger">
          <p>{en.noScript}</p>
          <p lang="fr">{fr.noScript}</p>
        </Notice>
      </noscript>
      <div id="old-browser" hidden>
        <Notice kind="danger">
          <Both say={(text) => text.oldBrowser} />
        </Notice>
      </div>
      <Notice kind="info">
        <Both say={(text) => text.offline} />
      </Notice>
    </div>
  )
}

function BackupStep(): Html {
  return (
    <Sheet id="backup-step" title={<Both say={(text) => text.backupStep} />}>
      <p>
        <Both say={(text) => text.backupHint} />
      </p>
      <Choice id="backup" say={(text) => text.backupChoose}>
        <input id="backup" type="file" multiple />
      </Choice>
      <div id="snapshot-field" class="field" hidden>
        <label for="snapshot">
          <Both say={(text) => text.snapshot} />
        </label>
        <select id="snapshot" />
      </div>
      <p class="quiet">
        <Both say={(text) => text.backupNone} />
      </p>
    </Sheet>
  )
}

function CopyStep(): Html {
  return (
    <Sheet id="copy-step" title={<Both say={(text) => text.copyStep} />}>
      <p>
        <Both say={(text) => text.copyHint} />
      </p>
      <Choice id="copy" say={(text) => text.copyChoose}>
        <input id="copy" type="file" />
      </Choice>
    </Sheet>
  )
}

function KeyStep(): Html {
  return (
    <Sheet id="key-step" title={<Both say={(text) => text.keyStep} />}>
      <p>
        <Both say={(text) => text.keyHint} />
      </p>
      <Choice id="key" say={(text) => text.keyChoose}>
        <input id="key" type="file" accept=".asc,.pgp,.gpg,.key,.txt" />
      </Choice>
      <div class="field">
        <label for="passphrase">
          <Both say={(text) => text.passphrase} />
        </label>
        <input id="passphrase" type="password" autocomplete="off" spellcheck="false" />
        <label class="tick">
          <input id="show-passphrase" type="checkbox" />
          <span>
            <Both say={(text) => text.showPassphrase} />
          </span>
        </label>
      </div>
      <div id="problem" role="alert" />
      <div class="form-actions">
        <Button kind="filled" icon="lock-open" id="open">
          <Both say={(text) => text.open} />
        </Button>
        <span id="opening" class="quiet" role="status" hidden>
          <Both say={(text) => text.opening} />
        </span>
      </div>
    </Sheet>
  )
}

/** The browser's own button speaks its own language and cannot be styled: ours stands over it. */
function Choice(props: { id: string; say: (text: RecoveryText) => string; children: Child }): Html {
  return (
    <div class="choice-row">
      <label class="button plain file-choice" for={props.id}>
        {props.children}
        <Icon name="folder-open" />
        <span>
          <Both say={props.say} />
        </span>
      </label>
      <p id={`${props.id}-chosen`} class="chosen" role="status" />
    </div>
  )
}
