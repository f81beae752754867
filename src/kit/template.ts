import { Liquid } from 'liquidjs'

/** Values that a template may show: plain data, as JSON has it. */
export type TemplateValues = Readonly<Record<string, unknown>>

/** Longer than any letter or page text, in characters. */
const LONGEST = 65_536
/** For one rendering: milliseconds, rendered parts, and units of memory as the engine counts them. */
const limits = { renderLimit: 100, templateLimit: 10_000, memoryLimit: 1_000_000 }

/**
 * A sandboxed template engine (Liquid). The authors of templates are administrators of a tenant, not operators, and must not reach the machine: no
 * file and no other template is read, only own members of the values are visible, and length, loops, memory and time are bounded.
 */
function engine({ escapes = false, strict = false } = {}): Liquid {
  const liquid = new Liquid({
    ...limits,
    parseLimit: LONGEST,
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: strict,
    // With a list of templates, and an empty one, nothing is looked for in the file system.
    templates: {},
    dynamicPartials: false,
    ...(escapes ? { outputEscape: 'escape' as const } : {}),
  })
  // The engine's own `raw` filter would switch escaping off for a value.
  liquid.registerFilter('raw', (value: unknown) => value)
  return liquid
}

const [plain, escaping, strict] = [engine(), engine({ escapes: true }), engine({ strict: true })]

/** A plain copy of the values: the engine would call methods that our own objects may have. */
const copyValues = (values: TemplateValues): object => JSON.parse(JSON.stringify(values))

/** Text of a template; nothing is escaped, so it may be shown as `text/plain` only. @throws {Error} when the template is faulty or goes beyond a limit. */
export const renderText = (template: string, values: TemplateValues): string => String(plain.parseAndRenderSync(template, copyValues(values), limits))

/** HTML of a template, with every value escaped. @throws {Error} when the template is faulty or goes beyond a limit. */
export const renderHtml = (template: string, values: TemplateValues): string => String(escaping.parseAndRenderSync(template, copyValues(values), limits))

/** Text of a template in which each variable must have a value. @throws {Error} naming the first that has none, or as `renderText` does. */
export const renderStrict = (template: string, values: TemplateValues): string => String(strict.parseAndRenderSync(template, copyValues(values), limits))
