/** `<button data-copies="id" data-done="words" hidden>` copies what a control holds, where the browser lets a page do so. */
export function offerCopying(): void {
  if (!navigator.clipboard) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    button.hidden = false
    button.addEventListener('click', () => void copy(button))
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const control = document.getElementById(button.dataset.copies ?? '')
  if (!(control instanceof HTMLTextAreaElement)) return
  control.select()
  await navigator.clipboard.writeText(control.value)
  const words = button.querySelector('span')
  if (words) words.textContent = button.dataset.done ?? ''
}
