// The first match counts: Edge also claims to be Chrome, and Chrome to be Safari.
const browsers = [/(Edg)\//, /(OPR)\//, /(Firefox)\//, /(Chrome|CriOS)\//, /(Safari)\//, /(curl)\//] as const
const systems = [/(iPhone|iPad)/, /(Android)/, /(Windows)/, /(Mac OS X)/, /(CrOS)/, /(Linux)/] as const
const called: Readonly<Record<string, string>> = { Edg: 'Edge', OPR: 'Opera', CriOS: 'Chrome', 'Mac OS X': 'macOS', CrOS: 'ChromeOS' }

const first = (patterns: readonly RegExp[], agent: string): string | undefined => {
  const found = patterns.map((pattern) => pattern.exec(agent)?.[1]).find((name) => name !== undefined)
  return found && (called[found] ?? found)
}

/** The browser and the system that a User-Agent header names. A browser may send any text: they are a hint to people, not a proof. */
export const deviceOf = (agent: string | undefined): { readonly browser: string | undefined; readonly system: string | undefined } => ({
  browser: first(browsers, agent ?? ''),
  system: first(systems, agent ?? ''),
})
