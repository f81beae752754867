/**
 * A message of the API in another language. `{}` stands for a part that goes over as it is, `{…}` for one that is a message itself; the
 * parts keep their order.
 */
export type Saying = readonly [said: string, words: string]

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const HOLE = /\{…?\}/

/** Makes a translator of a list of sayings. A message that it does not know stays as it is. */
export function translator(sayings: readonly Saying[]): (message: string) => string {
  const exact = new Map(sayings.filter(([said]) => !HOLE.test(said)))
  const open = sayings.filter(([said]) => HOLE.test(said)).map(([said, words]) => ({ matcher: matcherOf(said), holes: holesOf(said), words }))
  const translate = (message: string): string => {
    const known = exact.get(message)
    if (known !== undefined) return known
    for (const { matcher, holes, words } of open) {
      const parts = matcher.exec(message)?.slice(1)
      if (parts)
        return filled(
          words,
          parts.map((part, at) => (holes[at] === '{…}' ? translate(part) : part)),
        )
    }
    return message
  }
  return translate
}

const matcherOf = (said: string) => new RegExp(`^${said.split(new RegExp(HOLE, 'g')).map(escaped).join('(.+?)')}$`, 's')
const holesOf = (said: string) => said.match(new RegExp(HOLE, 'g')) ?? []
const filled = (words: string, parts: readonly string[]) => {
  let at = 0
  return words.replaceAll(new RegExp(HOLE, 'g'), () => parts[at++] ?? '')
}
