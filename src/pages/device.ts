import type { Words } from './words/en.ts'

// The first match counts: Edge also claims to be Chrome, and Chrome to be Safari.
const browsers = [/(Edg)\//, /(OPR)\//, /(Firefox)\//, /(Chrome|CriOS)\//, /(Safari)\//, /(curl)\//] as const
const systems = [/(iPhone|iPad)/, /(Android)/, /(Windows)/, /(Mac OS X)/, /(CrOS)/, /(Linux)/] as const
const called: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', CriOS: 'Chrome', 'Mac OS X': 'macOS', CrOS: 'ChromeOS' }

const first = (patterns: readonly RegExp[], agent: string): string | undefined => {
  const found = patterns.map((pattern) => pattern.exec(agent)?.[1]).find((name) => name !== undefined)
  return found && (called[found] ?? found)
}

/** A readable name of the device in a User-Agent header. A browser may send any text: the name is a hint to the account's owner, not a proof. */
export function deviceName(agent: string | undefined, words: Words): string {
  const [browser, system] = [first(browsers, agent ?? ''), first(systems, agent ?? '')]
  return browser && system ? words.onSystem(browser, system) : (browser ?? system ?? words.unknownDevice)
}
