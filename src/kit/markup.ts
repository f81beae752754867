import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5'

/** Elements that show text and pictures. None of them runs, sends, loads or frames anything. */
const elements = new Set(
  'a abbr address article aside b bdi bdo blockquote br cite code col colgroup dd del details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li mark nav ol p pre q s samp section small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr'.split(
    ' ',
  ),
)
/** Elements around a part that the browser keeps open around any other element. */
const containers = new Set(['div', 'section', 'article', 'aside'])
const attributes = /^(?:class|id|lang|dir|title|alt|width|height|role|colspan|rowspan|scope|datetime|rel|target|aria-[a-z]+)$/
/** Links to pages and mail boxes. Pictures are from our own origin only. */
const addresses: Readonly<Record<string, RegExp>> = { href: /^(?:https?:\/\/|mailto:|tel:|\/(?![/\\])|[?#])/i, src: /^\/(?![/\\])/ }

/** A fault at a line, the first being 1. */
interface LineFault {
  readonly line: number
  readonly fault: string
}
/** A checked piece of markup: its faults, those of elements with their lines, and its text with every element closed. */
export interface CheckedMarkup {
  readonly faults: readonly string[]
  readonly lines: readonly LineFault[]
  readonly text: string
}

const faultOfAttribute = (element: string, { name, value }: { readonly name: string; readonly value: string }): string | undefined => {
  const allowed = addresses[name]
  if (allowed)
    return allowed.test(value.trim()) ? undefined : `<${element} ${name}="${value.slice(0, 60)}">: an address is https:, http:, mailto:, tel: or a path here`
  return attributes.test(name) ? undefined : `<${element} ${name}>: this attribute is not allowed`
}

/** The elements around a node, from the inside out. */
function* around(node: Tree.Node): Generator<string> {
  let at = 'parentNode' in node ? node.parentNode : null
  for (; at && 'tagName' in at; at = at.parentNode) yield at.tagName
}

/**
 * A sanitizer of markup by a list of what is allowed (HTML parser: parse5). `parts` are words that stand for ready pieces; each may stand in the text
 * once, where a whole form can stand. A comment, a script, an event handler, a style or an address with a script is a fault.
 */
export function checkMarkup(markup: string, parts: readonly string[] = []): CheckedMarkup {
  const root = parseFragment(markup, { sourceCodeLocationInfo: true })
  const faults: string[] = []
  const lines: LineFault[] = []
  const note = (node: Tree.ChildNode, ...said: readonly string[]): void => {
    faults.push(...said)
    const line = node.sourceCodeLocation?.startLine ?? 1
    lines.push(...said.map((fault) => ({ line, fault })))
  }
  const walk = (node: Tree.ChildNode): void => {
    if (node.nodeName === '#comment') note(node, 'comments are not allowed')
    if ('value' in node && parts.some((part) => node.value.includes(part)) && [...around(node)].some((name) => !containers.has(name)))
      note(node, 'a ready part stands in <div>, <section>, <article>, <aside> or in none')
    if (!('tagName' in node)) return
    if (!elements.has(node.tagName)) note(node, `<${node.tagName}> is not allowed`)
    note(node, ...node.attrs.flatMap((attribute) => faultOfAttribute(node.tagName, attribute) ?? []))
    for (const child of node.childNodes) walk(child)
  }
  for (const child of root.childNodes) walk(child)
  const text = serialize(root)
  if (parts.some((part) => text.split(part).length > 2)) faults.push('a ready part stands there more than once')
  return { faults: [...new Set(faults)], lines, text }
}
