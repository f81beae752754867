import { Problem } from '../../api/problem.ts'
import { messageWord } from '../../i18n/wording.ts'

interface AskedItem {
  readonly kind: string
}

/** The faults that the API found with a request for review: by the kind of the item at fault, with the reason, and the rest. */
export function itemFaults(failure: unknown, items: readonly AskedItem[]) {
  const errors = failure instanceof Problem ? failure.errors : {}
  const placed = (errors['items'] ?? []).map((message) => {
    const [, place, fault] = /^at (\d+): (.+)$/s.exec(message) ?? []
    return { kind: items[Number(place)]?.kind, words: messageWord(fault ?? message) }
  })
  const wordsOf = (kind: string | undefined) => placed.filter((one) => one.kind === kind).map(({ words }) => words)
  const said = (words: readonly string[]) => (words.length > 0 ? words.join(' · ') : undefined)
  return {
    of: (kind: string): string | undefined => said(wordsOf(kind)),
    reason: said((errors['reason'] ?? []).map(messageWord)),
    /** True when every fault has a place in the form. */
    allPlaced: Object.keys(errors).length > 0 && wordsOf(undefined).length === 0,
  }
}
