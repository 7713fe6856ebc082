/** `<details data-opened-by="id id">` opens when a box with one of these values is ticked; it never closes by itself. */
export function unfoldForTicked(): void {
  document.addEventListener('change', unfold)
  unfold()
}

function unfold(): void {
  for (const folded of document.querySelectorAll<HTMLDetailsElement>('details[data-opened-by]:not([open])')) {
    const opening = new Set(folded.dataset.openedBy?.split(' '))
    const boxes = folded.closest('form')?.querySelectorAll<HTMLInputElement>('[type=checkbox]:checked') ?? []
    if ([...boxes].some(({ value }) => opening.has(value))) folded.open = true
  }
}
