/** Longer than any tag of a language (RFC 5646 §4.4.1), in characters. */
const LONGEST = 35

/**
 * The tags under which a language is looked up, the most specific first: the lookup scheme of language ranges (RFC 4647 §3.4). `zh-Hant-TW` gives
 * itself, `zh-hant` and `zh`, all in lower case.
 */
export function lookupOrder(tag: string): readonly string[] {
  const parts = tag.trim().slice(0, LONGEST).toLowerCase().split('-')
  const order: string[] = []
  while (parts.length > 0) {
    order.push(parts.join('-'))
    parts.pop()
    // A single letter begins an extension and means nothing alone.
    if (parts.at(-1)?.length === 1) parts.pop()
  }
  return order
}

/**
 * The first wanted language that is offered. A wanted `pt-BR` finds `pt` (RFC 4647 §3.4); beyond the RFC, a wanted `pt` finds `pt-BR`, because a
 * neighbour is read more easily than English.
 */
export function findLanguage(wanted: readonly string[], offered: readonly string[]): string | undefined {
  const byTag = new Map(offered.map((tag) => [tag.toLowerCase(), tag]))
  for (const tag of wanted) {
    const order = lookupOrder(tag)
    const [exact] = order.flatMap((each) => byTag.get(each) ?? [])
    const found = exact ?? offered.find((each) => each.toLowerCase().startsWith(`${order.at(-1)}-`))
    if (found !== undefined) return found
  }
  return undefined
}
