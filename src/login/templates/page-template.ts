import { type Html, raw } from '#kit/html.ts'
import { checkMarkup } from '#kit/markup.ts'
import { randomText } from '#kit/random.ts'
import { renderHtml, type TemplateValues } from '#kit/template.ts'
import { type PageTemplate, partsOf } from '#model/template-names.ts'

/** The faults of a template. */
export class TemplateFault extends Error {
  override name = 'TemplateFault'
  readonly faults: readonly string[]
  constructor(faults: readonly string[]) {
    super(faults.join('; '))
    this.faults = faults
  }
}

/** The longest page that a template may make, in characters. */
const LONGEST = 200_000

/** A page to be drawn by a template: its ready parts, by name, and the values that the template may show. */
export interface PageContent {
  readonly parts: Readonly<Record<string, Html>>
  readonly values: TemplateValues
}

/**
 * Draws the markup of a page by a template. Values are escaped. A ready part is stood for by a random word until the markup is checked, so that a
 * template can neither read it nor change it, such as the token of a form.
 * @throws {TemplateFault} when the template is broken, goes beyond a limit, makes markup that is not allowed, or leaves out a part that the page needs.
 */
export function renderPage(name: PageTemplate, body: string, { parts, values }: PageContent): Html {
  const { required, optional } = partsOf(name)
  const words = new Map([...required, ...optional].map((part) => [part, `part-${randomText(16)}`]))
  const { faults, text } = checkMarkup(renderBody(body, { ...values, ...Object.fromEntries(words) }), [...words.values()])
  const missing = required.filter((part) => !text.includes(words.get(part) ?? part)).map((part) => `must hold {{ ${part} }}: the page does not work without it`)
  if (faults.length + missing.length > 0) throw new TemplateFault([...missing, ...faults])
  return raw([...words].reduce((page, [part, word]) => page.replace(word, () => parts[part]?.toString() ?? ''), text))
}

function renderBody(body: string, values: TemplateValues): string {
  let text: string
  try {
    text = renderHtml(body, values)
  } catch (cause) {
    throw new TemplateFault([`cannot be drawn: ${cause instanceof Error ? (cause.message.split('\n')[0]?.slice(0, 200) ?? '') : 'it is broken'}`])
  }
  if (text.length > LONGEST) throw new TemplateFault([`makes a page of more than ${LONGEST} characters`])
  return text
}
