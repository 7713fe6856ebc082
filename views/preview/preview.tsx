import type { PreviewView } from '../../src/documents/preview.ts'
import { LinkButton } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Icon, type IconName } from '../components/icon.tsx'
import type { Html } from '../jsx/jsx-runtime.ts'
import type { Frame } from '../layout/frame.ts'
import { PDFJS_FOLDER } from './pdf-files.ts'

const A_PDFJS_FILE = 'openjpeg_nowasm_fallback.js'

/** `src`: the version's content; `/download` beside it gives the file. */
type Props = { frame: Frame; preview: PreviewView; src: string; download: string }

/** Further scripts that a page with this preview needs. */
export function previewScripts({ kind }: PreviewView): string[] {
  if (kind === 'pdf') return ['js/pdf-preview.js']
  return kind === 'heic' ? ['js/heic-preview.js'] : []
}

/** The document itself, in the page. */
export function Preview(props: Props): Html {
  const { frame, preview, src, download } = props
  const { reader } = frame
  const words = reader.text.preview
  return (
    <section class="preview" aria-label={words.title}>
      {preview.kind === 'pdf' && <PdfPreview {...props} />}
      {preview.kind === 'image' && <img src={src} alt={words.imageOf(preview.fileName)} />}
      {preview.kind === 'heic' && <HeicPreview {...props} />}
      {preview.kind === 'text' && (
        <>
          <pre class="text-preview" tabindex="0">
            {preview.text}
          </pre>
          {preview.isCut && <p class="quiet">{words.cutText}</p>}
        </>
      )}
      {preview.kind === 'none' && (
        <EmptyState icon="file" title={words.cannotShow} hint={words.cannotShowHint}>
          <LinkButton icon="download" href={download}>
            {words.download}
          </LinkButton>
        </EmptyState>
      )}
    </section>
  )
}

function PdfPreview({ frame, preview, src }: Props): Html {
  const { text, format } = frame.reader
  const words = text.preview
  return (
    <div
      class="pdf"
      data-pdf
      data-src={src}
      data-size={String(preview.byteSize)}
      data-worker={frame.asset('js/pdf.worker.js')}
      data-files={frame.asset(`${PDFJS_FOLDER}/${A_PDFJS_FILE}`).slice(0, -A_PDFJS_FILE.length)}
      data-page-label={words.pageLabel('{page}')}
      data-of={words.of('{pages}')}
      data-failed={words.failed}
    >
      <div class="pdf-bar" role="toolbar" aria-label={words.title} hidden>
        <PdfButton act="previous" label={words.previous} icon="arrow-left" />
        <label class="pdf-page">
          <span>{words.page}</span>
          <input type="number" min="1" value="1" inputmode="numeric" data-pdf-page />
          <span data-pdf-count>{words.of(format.number(1))}</span>
        </label>
        <PdfButton act="next" label={words.next} icon="arrow-right" />
        <span class="pdf-zoom">
          <PdfButton act="smaller" label={words.smaller} icon="minus" />
          <PdfButton act="larger" label={words.larger} icon="plus" />
        </span>
      </div>
      <div class="pdf-pages" tabindex="0" data-pdf-pages>
        <p class="quiet" role="status" data-pdf-status>
          {words.loading}
        </p>
        <noscript>
          <p>{words.needsScript}</p>
        </noscript>
      </div>
    </div>
  )
}

type PdfButtonProps = { act: 'previous' | 'next' | 'smaller' | 'larger'; label: string; icon: IconName }

function PdfButton({ act, label, icon }: PdfButtonProps): Html {
  return (
    <button type="button" class="button plain small icon-only" data-pdf-act={act} aria-label={label}>
      <Icon name={icon} />
    </button>
  )
}

function HeicPreview({ frame, preview, src }: Props): Html {
  const words = frame.reader.text.preview
  return (
    <div
      class="heic"
      data-heic
      data-src={src}
      data-worker={frame.asset('js/heic-worker.js')}
      data-alt={words.imageOf(preview.fileName)}
      data-failed={words.failed}
    >
      <p class="quiet" role="status">
        {words.loading}
      </p>
      <noscript>
        <p>{words.needsScript}</p>
      </noscript>
    </div>
  )
}
