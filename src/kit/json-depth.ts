const STRING = /"(?:[^"\\]|\\.)*"/g

/** The nesting depth of a JSON text (RFC 8259 §9), found without parsing it: a text that nests without end would exhaust the stack of the parser. */
export function jsonDepth(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const sign of text.replace(STRING, '')) {
    if (sign === '{' || sign === '[') deepest = Math.max(deepest, ++depth)
    else if (sign === '}' || sign === ']') depth--
  }
  return deepest
}
