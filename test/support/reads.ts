/** True when a parser reads what a stranger sent, or refuses it in its own way; false when it breaks in another. */
export function reads(parse: () => unknown, isRefusal: (error: unknown) => boolean): boolean {
  try {
    parse()
    return true
  } catch (error) {
    return isRefusal(error)
  }
}
