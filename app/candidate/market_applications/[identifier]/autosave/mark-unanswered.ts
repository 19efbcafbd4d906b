/** « Non renseigné » goes where something was answered, and comes back; its place stays, so that nothing moves. */
export function markUnanswered(within: ParentNode, unanswered: readonly string[]): void {
  for (const mark of within.querySelectorAll<HTMLElement>('[data-unanswered]')) {
    mark.style.visibility = unanswered.includes(mark.dataset.unanswered ?? '') ? 'visible' : 'hidden';
  }
}
