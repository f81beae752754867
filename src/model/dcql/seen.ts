const unnamed = new Set(['_sd', '_sd_alg', 'cnf', 'iss', 'iat', 'nbf', 'exp', 'vct', 'status', 'jti'])

/** The names of the claims of a credential as people read them, without those of its envelope. Objects are named with their members. */
export function selectedPaths(claims: Readonly<Record<string, unknown>>): string[] {
  const names: string[] = []
  const walk = (value: unknown, name: string, depth: number) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > 4) names.push(name)
    else for (const [key, inner] of Object.entries(value)) walk(inner, name === '' ? key : `${name}.${key}`, depth + 1)
  }
  for (const [key, value] of Object.entries(claims)) if (!unnamed.has(key)) walk(value, key, 0)
  return names.slice(0, 200)
}
