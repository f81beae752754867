/** A piece of HTML in which every value from outside is already escaped. Only `html` and `raw` make one. */
export class Html {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

/** A value that a template accepts. Lists are joined; `false`, `null` and `undefined` leave nothing, so that `wanted && html`…`` reads well. */
export type Piece = Html | string | number | false | null | undefined | readonly Piece[]

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it stands between tags or inside a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (found) => ENTITIES[found] ?? found)

function renderValue(piece: Piece): string {
  if (piece instanceof Html) return piece.toString()
  if (piece === false || piece === null || piece === undefined) return ''
  if (Array.isArray(piece)) return piece.map(renderValue).join('')
  return escapeHtml(String(piece))
}

/**
 * A page or a part of one: every value put into it is escaped unless it is HTML already. Attributes must be quoted in the template, and a
 * value is never put into a script, a style or an unquoted attribute, where escaping would not be enough.
 */
export const html = (texts: TemplateStringsArray, ...pieces: readonly Piece[]): Html =>
  new Html(texts.map((text, at) => text + renderValue(pieces[at])).join(''))

/** Text that is trusted as HTML: our own style sheet, a drawing. Never text that came with a request. */
export const raw = (text: string): Html => new Html(text)
