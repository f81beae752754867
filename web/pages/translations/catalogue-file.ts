import { isObject } from '#fields/json-object.ts'

type Texts = Readonly<Record<string, string>>

/** The texts of a file: a translation as it was exported, or an object of texts alone; undefined when it holds none. */
export function textsIn(file: string): Texts | undefined {
  const read = parsed(file)
  const words: unknown = isObject(read) && isObject(read['words']) ? read['words'] : read
  if (!isObject(words) || !Object.values(words).every((text) => typeof text === 'string')) return undefined
  return Object.fromEntries(Object.entries(words).map(([name, text]) => [name, String(text)]))
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(file)
  } catch {
    return undefined
  }
}

/** A translation as a file, which another installation can import. */
export const fileOf = (row: Readonly<Record<string, unknown>>): string => {
  const { language, name, direction, words } = row
  return `${JSON.stringify({ language, name, direction, words }, null, 2)}\n`
}
