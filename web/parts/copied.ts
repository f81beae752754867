import { useEffect } from 'react'

const COPIED = 'gatehouse:copied'

/** Tells the page that a text was copied by one of its buttons: it may hold a secret that is shown elsewhere on the page. */
export const tellCopied = (text: string): void => {
  window.dispatchEvent(new CustomEvent(COPIED, { detail: text }))
}

/** Calls back once a text that holds a value was copied, by a button or by hand. */
export function useCopied(value: string, copied: () => void): void {
  useEffect(() => {
    const byButton = (event: Event) => event instanceof CustomEvent && String(event.detail).includes(value) && copied()
    const byHand = () => document.getSelection()?.toString().includes(value) && copied()
    window.addEventListener(COPIED, byButton)
    document.addEventListener('copy', byHand)
    return () => {
      window.removeEventListener(COPIED, byButton)
      document.removeEventListener('copy', byHand)
    }
  })
}
