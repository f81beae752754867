/** What is kept in this tab over a reload: drafts. A browser that refuses storage keeps them in memory. */
const memory = new Map<string, string>()

export function keep(key: string, value: unknown): void {
  const text = JSON.stringify(value)
  memory.set(key, text)
  try {
    sessionStorage.setItem(key, text)
  } catch {
    // Full or forbidden: the copy in memory serves until the page is closed.
  }
}
export function kept<T>(key: string): T | undefined {
  const text = memory.get(key) ?? sessionStorage.getItem(key)
  return text ? (JSON.parse(text) as T) : undefined
}
export function drop(key: string): void {
  memory.delete(key)
  sessionStorage.removeItem(key)
}
