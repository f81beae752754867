/** The name of a language in itself, as browsers know it. */
export function ownNameOf(tag: string): string | undefined {
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag)
    return name && name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
  } catch {
    return undefined
  }
}

/** The tag in the spelling of browsers, `pt-BR` for `pt-br`; as it was typed when it is none. */
export function spelled(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? tag
  } catch {
    return tag
  }
}

const fromRight = new Set(['Adlm', 'Arab', 'Aran', 'Hebr', 'Mand', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'])

/** The direction of the script that a language is usually written in. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  try {
    return fromRight.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
  } catch {
    return 'ltr'
  }
}
